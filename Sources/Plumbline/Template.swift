public import Diagnostics
internal import Packs
public import Quantities
internal import Reports

#if Workbooks
internal import Workbooks
#endif

/// A form that is asked for.
public struct TemplateRequest: Sendable {
  /// The pack's folder, or its id.
  public var pack: String
  /// A region's name, alias or code; `nil` for that of the report that fills the form.
  public var region: String?
  /// `nil` for that of the report that fills the form.
  public var year: Int?
  /// A report that fills the form; `nil` for an empty form.
  public var from: String?
  /// A workbook, or a folder for CSV files.
  public var output: String
  /// Whether files that stand there may be replaced.
  public var replacesFiles: Bool
  /// Rules that ceased to be in effect before ask for nothing.
  public var asOf: CalendarDate
  public var language: Language

  public init(
    pack: String, region: String?, year: Int?, from: String? = nil, output: String, replacesFiles: Bool = false,
    asOf: CalendarDate, language: Language
  ) {
    self.pack = pack
    self.region = region
    self.year = year
    self.from = from
    self.output = output
    self.replacesFiles = replacesFiles
    self.asOf = asOf
    self.language = language
  }
}

/// A form's files, which are yet to be written, or what keeps it from being made.
public struct TemplateResult: Sendable {
  /// None where there is an error.
  public let files: [(path: String, bytes: [UInt8])]
  /// The folder that they stand in, where it is not there yet.
  public let newFolder: String?
  public let faults: [Diagnostic]

  fileprivate init(_ faults: [Diagnostic], files: [(path: String, bytes: [UInt8])] = [], newFolder: String? = nil) {
    self.files = files
    self.newFolder = newFolder
    self.faults = faults.sortedByPlace()
  }
}

/// Makes the form for the report of a region for a year.
public func template(_ request: TemplateRequest) -> TemplateResult {
  var faults: [Diagnostic] = []
  do throws(Diagnostic) {
    let kind = try FormKind(ofFile: request.output)
    let folder = PackFolder.exists(request.pack) ? request.pack : PackFolder.find(request.pack) ?? request.pack
    let read = PackReader.read(folder: folder, files: try PackFolder.files(in: folder))
    faults += read.faults
    guard let pack = read.pack else { return TemplateResult(faults) }
    var content: FormContent?
    if let path = request.from {
      let found = ReportFiles(named: [path], areNeeded: true)
      faults += found.faults
      guard let first = found.reports.first, found.faults.isEmpty else { return TemplateResult(faults) }
      guard found.reports.count == 1 else { throw Diagnostic(at: Place(path: path), CheckFault.formOfSeveralReports) }
      let read = FormContent.read(try SubmittedReport(first, encoding: nil).text, of: pack)
      faults += read.faults
      content = read.content
      if content == nil { return TemplateResult(faults) }
    }
    let region = try region(request, content, pack, folder)
    let year = try year(request, content, pack, folder)
    if let fault = content?.fault(for: region, in: year, of: pack) { throw fault }
    let form = Form(of: pack, region: region, year: year, content: content, asOf: request.asOf, request.language)
    let files = try kind.files(form, at: request.output)
    for file in files where !request.replacesFiles && FileSystem.exists(file.path) {
      faults.append(Diagnostic(at: Place(path: file.path), CheckFault.fileStandsThere))
    }
    guard !faults.contains(where: { $0.severity == .error }) else { return TemplateResult(faults) }
    let isNew = kind == .folder && !FileSystem.exists(request.output)
    return TemplateResult(faults, files: files, newFolder: isNew ? request.output : nil)
  } catch {
    return TemplateResult(faults + [error])
  }
}

/// The kinds of files that a form can be.
private enum FormKind {
  case workbook
  /// A folder of CSV files.
  case folder

  /// A path that ends in `/`, that leads to a folder or that has no ending means a folder.
  init(ofFile path: String) throws(Diagnostic) {
    let name = path.split(separator: "/").last ?? ""
    if path.hasSuffix("/") || PackFolder.exists(path) || !name.contains(".") {
      self = .folder
    } else if name.lowercased().hasSuffix(".xlsx") {
      self = .workbook
    } else {
      throw Diagnostic(at: Place(path: path), CheckFault.notAForm)
    }
  }

  func files(_ form: Form, at path: String) throws(Diagnostic) -> [(path: String, bytes: [UInt8])] {
    switch self {
    case .folder:
      return form.files.map { ((path.hasSuffix("/") ? path : path + "/") + $0.name, $0.bytes) }
    case .workbook:
      #if Workbooks
      return [(path, form.workbook.bytes())]
      #else
      throw Diagnostic(at: Place(path: path), CheckFault.formNeedsWorkbooks)
      #endif
    }
  }
}

private func region(
  _ request: TemplateRequest, _ content: FormContent?, _ pack: Pack, _ folder: String
) throws(Diagnostic) -> Int {
  guard let name = request.region else {
    if let content { return content.region }
    throw Diagnostic(at: Place(path: folder), CheckFault.formOfNoRegion)
  }
  if let region = pack.regions.index(named: name) { return region }
  let nearest = nearestName(to: name, among: pack.regions.names)
  throw Diagnostic(at: Place(path: folder), ReportFault.unknownRegion(name, nearest: nearest))
}

private func year(
  _ request: TemplateRequest, _ content: FormContent?, _ pack: Pack, _ folder: String
) throws(Diagnostic) -> Int {
  let years = pack.identity.years
  guard let year = request.year ?? content?.year else {
    throw Diagnostic(at: Place(path: folder), CheckFault.formOfNoYear)
  }
  guard years.contains(year) else {
    throw Diagnostic(
      at: Place(path: folder), FormFault.yearNotJudged(year, first: years.lowerBound, last: years.upperBound))
  }
  return year
}

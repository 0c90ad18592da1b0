extension CheckFault {
  public var chinese: String {
    switch self {
    case .noSuchFile: "文件不存在，请检查路径"
    case .notAFile: "此处不是普通文件，无法读取"
    case .unreadable: "无法读取，请检查权限"
    case .nameNotUTF8: "名称不是 UTF-8 编码，无法读取，请改名"
    case .notAReport: "不是报告文件，报告应为 .xlsx、.yaml、.yml、.json，或含 report.csv 的文件夹"
    case .csvAlone: "一个 CSV 文件不是报告；报告应为含 report.csv 的文件夹，记录很多的名录用 --register 名称=文件"
    case .emptyFolder: "文件夹中没有报告，报告应为 .xlsx、.yaml、.yml、.json 文件，或含 report.csv 的文件夹"
    case .noReport: "没有可检查的报告，请给出报告文件或文件夹"
    case .noPackNamed: "报告没有写明规则包（report: …），请写明或用 --pack 指定规则包"
    case .tableNamesNoPack: "数据表不写明规则包，请用 --pack 指定"
    case .registerTwice(let id): "名录“\(id)”已由另一个文件给出，请合并为一个文件"
    case .noRows: "表头之下没有数据，请检查文件"
    case .noRowJudged: "没有判定任何内容：没有一行是规则所针对的记录，也没有一行属于规则所针对的地区和年份；请检查文件和规则包"
    case .tooManyRecords(let limit): "记录超过 \(limit) 条，无法一次判定，请分几次检查"
    case .noPack(let id): "找不到规则包“\(id)”，请用 --pack 指定其文件夹"
    case .noSuchPack: "规则包的文件夹不存在，请检查路径"
    case .notAPack: "文件夹中没有 pack.yaml，不是规则包，请检查路径"
    case .noPacks: "Rules 下没有规则包，请用 --pack 指定"
    case .noSuchRule(let id, let nearest): "没有规则“\(id)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    case .noneJudged(let first, let last): "没有一份报告的年份在规则包判定的 \(first) 至 \(last) 年之内，请检查 year"
    case .noRules: "规则包没有规则，请在 rules/ 下写明"
    case .foldersTooDeep(let limit): "文件夹嵌套超过 \(limit) 层，其中的文件未读取"
    case .formOfNoRegion: "请用 --region 写明是哪个地区的表"
    case .formOfNoYear: "请用 --year 写明是哪一年的表"
    case .formOfSeveralReports: "文件夹中有几份报告，请给出用来填表的那一份"
    case .formNeedsWorkbooks: "此程序编译时没有带工作簿功能，不能生成 .xlsx，请给出文件夹，生成一组 CSV 文件"
    case .notAForm: "表只能是 .xlsx 文件，或一个文件夹（生成一组 CSV 文件），请改用其中一种"
    case .fileStandsThere: "此处已有文件，没有覆盖；要覆盖请加 --force"
    }
  }

  public var english: String {
    switch self {
    case .noSuchFile: "there is no such file; check the path"
    case .notAFile: "this is no ordinary file and cannot be read"
    case .unreadable: "it cannot be read; check its permissions"
    case .nameNotUTF8: "the name is not UTF-8 and cannot be read; rename it"
    case .notAReport: "this is no report; reports are .xlsx, .yaml, .yml or .json files, or folders with a report.csv"
    case .csvAlone:
      "a CSV file alone is no report; a report is a folder with a report.csv, and a register of very many records goes by "
        + "--register NAME=FILE"
    case .emptyFolder:
      "the folder holds no report; reports are .xlsx, .yaml, .yml or .json files, or folders with a report.csv"
    case .noReport: "there is nothing to check; name a report or a folder of reports"
    case .noPackNamed: "the report names no pack (report: …); name it there or give --pack"
    case .tableNamesNoPack: "a table of data names no pack; give one by --pack"
    case .registerTwice(let id): "another file gives the register '\(id)' already; join them to one"
    case .noRows: "no rows stand below the header; check the file"
    case .noRowJudged:
      "nothing was judged: no row is a record, or of a region and year, that a rule is for; check the files and the pack"
    case .tooManyRecords(let limit): "there are more than \(limit) records, too many for one run; split them"
    case .noPack(let id): "no pack '\(id)' was found; give its folder by --pack"
    case .noSuchPack: "the pack's folder does not exist; check the path"
    case .notAPack: "the folder holds no pack.yaml and is no pack; check the path"
    case .noPacks: "there is no pack under Rules; give one by --pack"
    case .noSuchRule(let id, let nearest):
      "there is no rule '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .noneJudged(let first, let last):
      "no report is of a year that the pack judges (\(first) to \(last)); check 'year'"
    case .noRules: "the pack has no rules; state them under rules/"
    case .foldersTooDeep(let limit): "folders are nested deeper than \(limit); the files in them were not read"
    case .formOfNoRegion: "say by --region which region the form is for"
    case .formOfNoYear: "say by --year which year the form is for"
    case .formOfSeveralReports: "the folder holds several reports; give the one that fills the form"
    case .formNeedsWorkbooks:
      "this program was built without workbooks and makes no .xlsx; give a folder for a form of CSV files"
    case .notAForm: "a form is an .xlsx file or a folder of CSV files; choose one of them"
    case .fileStandsThere: "a file stands there and was not replaced; --force replaces it"
    }
  }
}

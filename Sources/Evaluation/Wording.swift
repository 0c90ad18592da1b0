public import Diagnostics
public import Packs

extension BuiltInRule {
  /// What the finding is called.
  public var title: LocalizedText {
    switch self {
    case .reportMissing: LocalizedText(zh: "未提交报告", en: "No report was sent")
    case .reportRepeated: LocalizedText(zh: "报告重复", en: "The report was sent twice")
    case .valueInvalid: LocalizedText(zh: "数值无法识别", en: "A value cannot be read")
    case .valueMissing: LocalizedText(zh: "必填字段为空", en: "A required field is empty")
    case .duplicateKey: LocalizedText(zh: "记录重复", en: "Records share a key")
    case .derivedMismatch: LocalizedText(zh: "上报值与推算值不一致", en: "A reported value disagrees with its parts")
    case .totalMismatch: LocalizedText(zh: "上报值与下级合计不一致", en: "A reported total disagrees with the regions below")
    case .historyRevised: LocalizedText(zh: "历史数据与原值不同", en: "A past value differs from what was reported")
    case .mixedSeries: LocalizedText(zh: "混用不同口径的数据", en: "Values of different series are joined")
    case .waiverExpired: LocalizedText(zh: "豁免已过期", en: "A waiver has expired")
    case .explanationVoid: LocalizedText(zh: "说明已失效", en: "An explanation no longer holds")
    }
  }
}

extension ColumnReadiness: Fact {
  public var chinese: String {
    switch self {
    case .recordsByColumns: "以文件提交的名录：按列判定。"
    case .recordsOneByOne(let obstacle): "以文件提交的名录：逐条判定，因为\(obstacle.chinese)。"
    case .observationsByColumns: "观测值文件：按列判定。"
    case .observationsOneByOne(let obstacle): "观测值文件：逐个判定，因为\(obstacle.chinese)。"
    }
  }

  public var english: String {
    switch self {
    case .recordsByColumns: "Records in a file: judged by columns."
    case .recordsOneByOne(let obstacle): "Records in a file: judged one by one, since \(obstacle.english)."
    case .observationsByColumns: "Observations in a file: judged by columns."
    case .observationsOneByOne(let obstacle): "Observations in a file: judged one by one, since \(obstacle.english)."
    }
  }
}

extension ColumnObstacle: Fact {
  public var chinese: String {
    switch self {
    case .part(let text): "“\(text)”不能按列计算"
    case .evidence: "文件要逐条查找"
    case .path: "到期之前按年度目标判定"
    case .rounding: "数值先修约再比较"
    case .conditionalUniqueness: "只对一部分记录要求不重复"
    case .responseRate: "填报率涉及的汇总不在同一年或同一地区"
    case .combinations: "each 的取值太多"
    }
  }

  public var english: String {
    switch self {
    case .part(let text): "'\(text)' has no form for columns"
    case .evidence: "a document is looked for one by one"
    case .path: "a path is asked before the due year"
    case .rounding: "the value is rounded before it is compared"
    case .conditionalUniqueness: "it asks some of the records alone to be unique"
    case .responseRate: "the aggregates that its response rate joins are not of one region and year"
    case .combinations: "its 'each' has too many values"
    }
  }
}

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
    case .explanationVoid: LocalizedText(zh: "说明已失效", en: "An explanation was given for other values")
    }
  }
}

import Quantities
import Testing

@Suite("A text may say that there is no value")
struct AbsentTextTests {
  @Test(
    "White space and what nobody sees is blank",
    arguments: [
      "", " ", "\t\r\n", "\u{3000}", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{200E}\u{200F}", "\u{AD}",
      "\u{2060} \u{200D}",
      "\u{180E}\u{85}",
    ])
  func blank(text: String) {
    #expect(text.isBlank)
    #expect(text.isNoData)
  }

  @Test(
    "Marks and words for no data",
    arguments: [
      "-", "--", "—", "——", "–", "－", "−", "―", "─", "━━", "_", "/", "／", "//", "\\", "＼", "…", "……", "...", "..", ".",
      "·", "。",
      "－／－", " — ", "\u{200B}—", "\u{FEFF}/", "— —", "无", "暂无", " 无 ", "无\u{200B}", "无数据", "暂无数据", "不详", "未知", "不适用",
      "未统计", "缺",
      "N/A", "n/a", "NA", "Ｎ／Ａ", "N.A.", "NULL", "null", "\\N",
    ])
  func noData(text: String) {
    #expect(text.isNoData)
    #expect(!text.isBlank)
  }

  @Test(
    "What says something, 0 above all",
    arguments: [
      "0", "０", "0.0", "-1", "—5", "/0", "…5", "无锡市", "暂无计划", "不", "未", "缺口", "N", "NAN", "Na", "na", "None", "n",
      "nil", "NULLS",
      "x", "约", "一", "×", "*", "#", "空", "N/A 5", "-x", "\u{0}", String(repeating: "无", count: 40),
    ])
  func value(text: String) {
    #expect(!text.isNoData)
    #expect(!text.isBlank)
  }

  @Test(
    "Ill-formed UTF-8 says something",
    arguments: [[0xFF], [0xE2, 0x80], [0x2D, 0x80], [0xE6, 0x97, 0x20], [0xC0, 0xAF]])
  func illFormed(bytes: [UInt8]) {
    let (isNoData, isBlank) = (AbsentText.isNoData(bytes.span), AbsentText.isBlank(bytes.span))
    #expect(!isNoData && !isBlank)
  }
}

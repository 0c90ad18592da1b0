#if Workbooks
/// Formats that workbooks name by number alone, as Excel and WPS show them in Chinese (ECMA-376 part 1, 18.8.30).
enum BuiltInFormats {
  /// The code of a format; `General` for those that show numbers as they are.
  static func code(_ number: Int) -> String {
    switch number {
    case 1: "0"
    case 2: "0.00"
    case 3, 5, 6, 37, 38, 41, 42: "#,##0"
    case 4, 7, 8, 39, 40, 43, 44: "#,##0.00"
    case 9: "0%"
    case 10: "0.00%"
    case 14, 30: "yyyy/m/d"
    case 15: "d-mmm-yy"
    case 16: "d-mmm"
    case 17: "mmm-yy"
    case 18, 19: "h:mm AM/PM"
    case 20, 21, 32...35, 45, 55, 56: "h:mm:ss"
    case 22: "yyyy/m/d h:mm"
    case 27, 36, 50, 52, 57: #"yyyy"年"m"月""#
    case 28, 29, 51, 53, 54, 58: #"m"月"d"日""#
    case 31: #"yyyy"年"m"月"d"日""#
    default: "General"
    }
  }
}
#endif

import Evaluation
import Testing

/// A report of the province at, just below or just above a limit, and what the rule says of it.
struct Boundary: CustomTestStringConvertible {
  let rule: String
  let year: Int
  let indicators: String
  let history: String
  let outcome: Outcome

  init(_ rule: String, _ year: Int, _ indicators: String, history: String = "", _ outcome: Outcome) {
    (self.rule, self.year, self.indicators, self.history) = (rule, year, indicators, history)
    self.outcome = outcome
  }

  var testDescription: String { "\(rule) \(year): \(indicators) \(history) is \(outcome.rawValue)" }

  var report: String {
    let past = history.isEmpty ? "" : "history: {2020: {\(history)}}\n"
    return PlumblineTests.report("黑龙江省", year, "indicators: {\(indicators)}\n" + past)
  }

  // MARK: - In the due year

  static let due: [Boundary] = [
    Boundary("HLJ-018", 2025, "rd_expenditure: 25 亿元, gdp: 1000 亿元", .pass),
    Boundary("HLJ-018", 2025, "rd_expenditure: 24.999999 亿元, gdp: 1000 亿元", .fail),
    Boundary("HLJ-018", 2025, "rd_expenditure: 25.000001 亿元, gdp: 1000 亿元", .pass),
    // 2.496 % is 2.50 % where it is shown with two decimals, and 2.5 % nowhere else.
    Boundary("HLJ-018", 2025, "rd_expenditure: 24.96 亿元, gdp: 1000 亿元", .fail),
    Boundary("HLJ-018", 2025, "rd_expenditure: 250000 万元, gdp: 1000 亿元", .pass),
    Boundary("HLJ-018", 2025, "rd_expenditure: 25 亿元", .undetermined),
    Boundary("HLJ-018", 2025, "rd_expenditure: 25 亿元, gdp: 0 亿元", .undetermined),
    // The parts are the value; what is reported beside them does not lift it.
    Boundary("HLJ-018", 2025, "rd_expenditure: 24.99 亿元, gdp: 1000 亿元, rd_intensity: 2.5 %", .fail),
    Boundary("HLJ-018", 2025, "rd_intensity: 2.5 %", .pass),
    Boundary("HLJ-018", 2025, "rd_intensity: 0.025", .fail),

    Boundary(
      "HLJ-019", 2025, ratio("above_scale_industrial_rd_expenditure: 10", "above_scale_industrial_revenue"), .pass),
    Boundary(
      "HLJ-019", 2025, ratio("above_scale_industrial_rd_expenditure: 9.9999", "above_scale_industrial_revenue"), .fail),
    Boundary(
      "HLJ-019", 2025, ratio("above_scale_industrial_rd_expenditure: 10.0001", "above_scale_industrial_revenue"),
      .pass),

    Boundary("HLJ-020", 2025, ratio("rd_personnel: 50000", "employed_persons"), .pass),
    Boundary("HLJ-020", 2025, ratio("rd_personnel: 49999", "employed_persons"), .fail),
    Boundary("HLJ-020", 2025, ratio("rd_personnel: 50001", "employed_persons"), .pass),

    Boundary("HLJ-021", 2025, ratio("high_value_invention_patents: 4530", "resident_population"), .pass),
    Boundary("HLJ-021", 2025, ratio("high_value_invention_patents: 4529", "resident_population"), .fail),
    Boundary("HLJ-021", 2025, ratio("high_value_invention_patents: 4531", "resident_population"), .pass),

    Boundary("HLJ-022", 2025, "high_tech_enterprises: 5000 家", .pass),
    Boundary("HLJ-022", 2025, "high_tech_enterprises: 4999 家", .fail),
    Boundary("HLJ-022", 2025, "high_tech_enterprises: 5001 家", .pass),

    Boundary("HLJ-023", 2025, "technology_contract_turnover: 500 亿元", .pass),
    Boundary("HLJ-023", 2025, "technology_contract_turnover: 499.9999 亿元", .fail),
    Boundary("HLJ-023", 2025, "technology_contract_turnover: 500.0001 亿元", .pass),
    Boundary("HLJ-023", 2025, "technology_contract_turnover: 5000000 万元", .pass),
    Boundary("HLJ-023", 2025, "technology_contract_turnover: 4999999 万元", .fail),

    Boundary("HLJ-024", 2025, ratio("knowledge_intensive_services_value_added: 190", "gdp"), .pass),
    Boundary("HLJ-024", 2025, ratio("knowledge_intensive_services_value_added: 189.9999", "gdp"), .fail),
    Boundary("HLJ-024", 2025, ratio("knowledge_intensive_services_value_added: 190.0001", "gdp"), .pass),

    Boundary("HLJ-025", 2025, "citizen_scientific_literacy_share: 15 %", .pass),
    Boundary("HLJ-025", 2025, "citizen_scientific_literacy_share: 14.99 %", .fail),
    Boundary("HLJ-025", 2025, "citizen_scientific_literacy_share: 15.01 %", .pass),
    Boundary("HLJ-025", 2025, "gdp: 1000 亿元", .undetermined),

    // 1.2 to the fifth power is 2.48832.
    Boundary("HLJ-008", 2025, "rd_expenditure: 248.832 亿元", history: "rd_expenditure: 100 亿元", .pass),
    Boundary("HLJ-008", 2025, "rd_expenditure: 248.831999 亿元", history: "rd_expenditure: 100 亿元", .fail),
    Boundary("HLJ-008", 2025, "rd_expenditure: 248.832001 亿元", history: "rd_expenditure: 100 亿元", .pass),
    Boundary("HLJ-008", 2025, "rd_expenditure: 248.832 亿元", history: "rd_expenditure: 0 亿元", .undetermined),
    Boundary("HLJ-008", 2025, "rd_expenditure: 248.832 亿元", .undetermined),

    Boundary(
      "HLJ-010", 2025, ratio("above_scale_industrial_rd_active: 300", "above_scale_industrial_enterprises"), .pass),
    Boundary(
      "HLJ-010", 2025, ratio("above_scale_industrial_rd_active: 299", "above_scale_industrial_enterprises"), .fail),
    Boundary(
      "HLJ-010", 2025, ratio("above_scale_industrial_rd_active: 301", "above_scale_industrial_enterprises"), .pass),

    // 突破 is more than.
    Boundary("HLJ-013", 2025, "technology_contract_turnover: 500 亿元", .fail),
    Boundary("HLJ-013", 2025, "technology_contract_turnover: 499.9999 亿元", .fail),
    Boundary("HLJ-013", 2025, "technology_contract_turnover: 500.0001 亿元", .pass),
    Boundary("HLJ-014", 2025, "high_tech_enterprises: 5000 家", .fail),
    Boundary("HLJ-014", 2025, "high_tech_enterprises: 4999 家", .fail),
    Boundary("HLJ-014", 2025, "high_tech_enterprises: 5001 家", .pass),

    Boundary("HLJ-099", 2025, ratio("technology_contract_turnover: 28", "gdp"), .pass),
    Boundary("HLJ-099", 2025, ratio("technology_contract_turnover: 27.9999", "gdp"), .fail),
    Boundary("HLJ-099", 2025, ratio("technology_contract_turnover: 28.0001", "gdp"), .pass),
  ]

  // MARK: - On the way

  static let path: [Boundary] = [
    // 1.26 · (2.5 / 1.26) ^ (3/5) = 1.90069…: its fifth power is 1.26² · 2.5³ = 24.80625, between 1.9006⁵ and 1.9007⁵.
    Boundary("HLJ-018", 2023, "rd_expenditure: 19.006 亿元, gdp: 1000 亿元", .behind),
    Boundary("HLJ-018", 2023, "rd_expenditure: 19.007 亿元, gdp: 1000 亿元", .pass),
    // Six years from 2019: 0.71 · (1 / 0.71) ^ (4/6) = 0.71 ^ (1/3); 0.8921³ = 0.70997…, 0.8922³ = 0.71020….
    Boundary(
      "HLJ-019", 2023, ratio("above_scale_industrial_rd_expenditure: 8.921", "above_scale_industrial_revenue"),
      .behind),
    Boundary(
      "HLJ-019", 2023, ratio("above_scale_industrial_rd_expenditure: 8.922", "above_scale_industrial_revenue"), .pass),
    // 39.1 + 10.9 · 3/6 = 44.55
    Boundary("HLJ-020", 2022, ratio("rd_personnel: 44549", "employed_persons"), .behind),
    Boundary("HLJ-020", 2022, ratio("rd_personnel: 44550", "employed_persons"), .pass),
    Boundary("HLJ-020", 2022, ratio("rd_personnel: 44551", "employed_persons"), .pass),
    // 2.57 + 1.96 · 3/5 = 3.746
    Boundary("HLJ-021", 2023, ratio("high_value_invention_patents: 3745", "resident_population"), .behind),
    Boundary("HLJ-021", 2023, ratio("high_value_invention_patents: 3746", "resident_population"), .pass),
    // v⁵ = 1932² · 5000³ = 466578·10¹²; 3418⁵ = 466509284925681568 is less, 3419⁵ = 467192114558333099 more.
    Boundary("HLJ-022", 2023, "high_tech_enterprises: 3418 家", .behind),
    Boundary("HLJ-022", 2023, "high_tech_enterprises: 3419 家", .pass),
    // v⁵ = 267.8² · 500³ = 8964605000000; 389.49⁵ = 8963581241588.7… is less, 389.5⁵ = 8964731982496.8… more.
    Boundary("HLJ-023", 2023, "technology_contract_turnover: 389.49 亿元", .behind),
    Boundary("HLJ-023", 2023, "technology_contract_turnover: 389.5 亿元", .pass),
    // 12.35 + 6.65 · 3/6 = 15.675
    Boundary("HLJ-024", 2022, ratio("knowledge_intensive_services_value_added: 156.7499", "gdp"), .behind),
    Boundary("HLJ-024", 2022, ratio("knowledge_intensive_services_value_added: 156.75", "gdp"), .pass),
    // 9.04 + 5.96 · 2/5 = 11.424; a year without a survey asks nothing.
    Boundary("HLJ-025", 2022, "citizen_scientific_literacy_share: 11.4239 %", .behind),
    Boundary("HLJ-025", 2022, "citizen_scientific_literacy_share: 11.424 %", .pass),
    Boundary("HLJ-025", 2022, "gdp: 1000 亿元", .notApplicable),
    // A flat path asks for the same rate over two years: 1.2² = 1.44.
    Boundary("HLJ-008", 2022, "rd_expenditure: 143.9999 亿元", history: "rd_expenditure: 100 亿元", .behind),
    Boundary("HLJ-008", 2022, "rd_expenditure: 144 亿元", history: "rd_expenditure: 100 亿元", .pass),
    // No path: the goal may be reached early, and nothing is asked before.
    Boundary(
      "HLJ-010", 2024, ratio("above_scale_industrial_rd_active: 299", "above_scale_industrial_enterprises"), .notDue),
    Boundary(
      "HLJ-010", 2024, ratio("above_scale_industrial_rd_active: 300", "above_scale_industrial_enterprises"), .pass),
    Boundary("HLJ-013", 2024, "technology_contract_turnover: 500 亿元", .notDue),
    Boundary("HLJ-013", 2024, "technology_contract_turnover: 500.0001 亿元", .pass),
    Boundary("HLJ-014", 2024, "high_tech_enterprises: 5000 家", .notDue),
    Boundary("HLJ-014", 2024, "high_tech_enterprises: 5001 家", .pass),
    Boundary("HLJ-099", 2024, ratio("technology_contract_turnover: 27.9999", "gdp"), .notDue),
    Boundary("HLJ-099", 2024, ratio("technology_contract_turnover: 28", "gdp"), .pass),
  ]

  /// A numerator, each in its own unit, over a thousand.
  private static func ratio(_ numerator: String, _ denominator: String) -> String {
    "\(numerator), \(denominator): 1000"
  }
}

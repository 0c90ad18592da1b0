import CEL
import Testing

/// `yes` is true, `no` false; `lost` and `gone` were not reported. After `|` stands what the value did without.
@Suite("Logic has three values, and no missing one goes unmentioned")
struct LogicTests {
  @Test(
    "&& is decided by false, || by true, from either side",
    arguments: [
      Case("yes && yes", "true"), Case("yes && no", "false"), Case("no && yes", "false"), Case("no && no", "false"),
      Case("yes && lost", "? lost"), Case("lost && yes", "? lost"), Case("no && lost", "false | lost"),
      Case("lost && no", "false | lost"),
      Case("lost && gone", "? lost, gone"), Case("gone && lost", "? gone, lost"), Case("lost && lost", "? lost"),
      Case("yes || yes", "true"), Case("yes || no", "true"), Case("no || yes", "true"), Case("no || no", "false"),
      Case("no || lost", "? lost"), Case("lost || no", "? lost"), Case("yes || lost", "true | lost"),
      Case("lost || yes", "true | lost"),
      Case("lost || gone", "? lost, gone"), Case("gone || lost", "? gone, lost"),
      Case("no && lost || gone", "? gone | lost"), Case("yes || lost && gone", "true | lost, gone"),
      Case("(lost || yes) && (gone || yes)", "true | lost, gone"),
      Case("yes || 1 / 0 > 1", "true | 0 (zero_divisor)"), Case("1 / 0 > 1 || yes", "true | 0 (zero_divisor)"),
      Case("lost && 1 / 0 > 1", "? lost, 0 (zero_divisor)"),
    ])
  func connectives(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "! keeps what is unknown",
    arguments: [
      Case("!yes", "false"), Case("!no", "true"), Case("!lost", "? lost"), Case("!!lost", "? lost"),
      Case("!(yes || lost)", "false | lost"),
    ])
  func negation(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "?: names what its test and its branches lack, but not what the test guards against",
    arguments: [
      Case("yes ? 1 : 2", "1"), Case("no ? 1 : 2", "2"), Case("lost ? 1 : 2", "? lost"), Case("lost ? 1 : 1", "? lost"),
      Case("yes ? lost : gone", "? lost | gone"), Case("no ? lost : gone", "? gone | lost"),
      Case("yes ? yes : gone", "true | gone"),
      Case("no ? gone : yes", "true | gone"), Case("lost ? gone : yes", "? lost, gone"),
      Case("gone ? yes : lost", "? gone, lost"),
      Case("gdp == gdp - gdp ? 1 / (gdp - gdp) : 0", "0"), Case("gdp != gdp ? 1 / 0 : 5", "5"),
      Case("lost ? 1 / 0 : 5", "? lost"),
      Case("yes ? 5 : empty.average()", "5"), Case("no ? (yes || gone) : yes", "true | gone"),
      Case("lost ? (yes || gone) : yes", "? lost, gone"),
    ])
  func conditional(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  /// Zones 1, 2 and 4 are open, not open, open; of zone 3 it is not known. Zone 3 alone lacks an area, zone 2 an output,
  /// zone 4 a tier.
  @Test(
    "Macros over true, false and missing, in both orders",
    arguments: [
      Case("[yes, yes].all(x, x)", "true"), Case("[yes, no].all(x, x)", "false"),
      Case("[].all(x, x)", "true | [] (empty)"), Case("none.all(z, z.open)", "true | none (empty)"),
      Case("zones.all(z, z.open)", "false | open@zone3"),
      Case("zones.filter(z, z.name != 'b').all(z, z.open)", "? open@zone3"),
      Case("[zones[2], zones[1]].all(z, z.open)", "false | open@zone3"),
      Case("[zones[1], zones[2]].all(z, z.open)", "false | open@zone3"),
      Case("[zones[2], zones[0]].all(z, z.open)", "? open@zone3"),
      Case("[zones[0], zones[2]].all(z, z.open)", "? open@zone3"),
      Case("[].exists(x, x)", "false | [] (empty)"), Case("none.exists(z, z.open)", "false | none (empty)"),
      Case("zones.exists(z, z.open)", "true | open@zone3"),
      Case("[zones[2], zones[0]].exists(z, z.open)", "true | open@zone3"),
      Case("[zones[0], zones[2]].exists(z, z.open)", "true | open@zone3"),
      Case("[zones[2], zones[1]].exists(z, z.open)", "? open@zone3"),
      Case("[zones[1], zones[2]].exists(z, z.open)", "? open@zone3"), Case("[zones[1]].exists(z, z.open)", "false"),
      Case("[zones[0], zones[1]].exists_one(z, z.open)", "true"),
      Case("[zones[0], zones[3]].exists_one(z, z.open)", "false"), Case("[].exists_one(x, x)", "false | [] (empty)"),
      Case("zones.exists_one(z, z.open)", "? open@zone3"),
      Case("[zones[2], zones[0]].exists_one(z, z.open)", "? open@zone3"),
      Case("[zones[0], zones[1]].filter(z, z.open)", "[zone1]"), Case("none.filter(z, z.open)", "[]"),
      Case("zones.filter(z, z.open)", "? open@zone3"),
      Case("[zones[2], zones[0]].filter(z, z.open)", "? open@zone3"),
      Case("zones.filter(z, z.open || z.name == 'c')", "[zone1, zone3, zone4] | open@zone3"),
      Case("zones.map(z, z.name)", "['a', 'b', 'c', 'd']"), Case("none.map(z, z.name)", "[]"),
      Case("zones.map(z, z.area)", "? area@zone3"), Case("zones.map(z, z.tier)", "? tier@zone4"),
      Case("[zones[0], zones[1], zones[3]].count(z, z.open)", "2"), Case("none.count(z, z.open)", "0"),
      Case("zones.count(z, z.open)", "? open@zone3"),
      Case("[zones[2], zones[0]].count(z, z.open)", "? open@zone3"),
      Case("[zones[0], zones[2]].count(z, z.open)", "? open@zone3"),
      Case("zones.count(z, z.open && z.tier == 'national')", "? open@zone3, tier@zone4"),
      Case("zones.count(z, z.name == 'a' || z.open)", "? open@zone3"),
      Case("[zones[0], zones[1]].share(z, z.open)", "0.5"), Case("none.share(z, z.open)", "? none (empty)"),
      Case("zones.share(z, z.open)", "? open@zone3"),
      Case("zones.sum(z, z.output)", "? output@zone2"),
      Case("zones.sum(z, z.area) > quantity('1 平方公里')", "? area@zone3"),
      Case("zones.all(z, z.area > 0 && z.output > 0)", "? output@zone2, area@zone3"),
      Case("zones.exists(z, zones.all(y, y.area > 0))", "? area@zone3"), Case("unsent.all(z, z.open)", "? unsent"),
      Case("no && unsent.all(z, z.open)", "false | unsent"),
    ])
  func macros(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }

  @Test(
    "has and reported are true or false, and name what is missing",
    arguments: [
      Case("reported(gdp)", "true"), Case("reported(lost)", "false | lost"),
      Case("reported(gdp + lost_money)", "false | lost_money"), Case("reported(yes || lost)", "false | lost"),
      Case("reported(growth(gdp))", "true"),
      Case("reported(growth(rd + patents / patents * rd))", "false | patents@0/2022"),
      Case("reported(1 / 0)", "false | 0 (zero_divisor)"),
      Case("reported(none)", "true"), Case("reported(unsent)", "false | unsent"),
      Case("reported(none.all(z, z.open))", "true | none (empty)"),
      Case("reported(none.sum(z, z.area))", "true | none (empty)"),
      Case("reported(zones.sum(z, z.area))", "false | area@zone3"),
      Case("!reported(lost) && reported(gdp)", "true | lost"), Case("reported(reported(lost))", "false | lost"),
      Case("has(zones[0].tier)", "true"), Case("has(zones[3].tier)", "false | tier@zone4"),
      Case("has(zones[9].tier)", "false | zones[9] (empty)"),
      Case("zones.filter(z, has(z.tier)).count(z, z.tier == 'national')", "2 | tier@zone4"),
      Case("!has(zones[3].tier) || zones[3].tier == 'x'", "true | tier@zone4"),
    ])
  func reported(_ given: Case) throws {
    #expect(try evaluated(given.text) == given.expected)
  }
}

public import Packs

/// What a finding is known by while its rows move and its figures change.
///
/// It is the first 32 hexadecimal digits of the SHA-256 of a sequence of netstrings (`length:bytes,`, the length in
/// bytes of UTF-8, in decimal). In this order stand
///
/// 1. `plumbline/fingerprint/1`, the pack's id, the rule's id;
/// 2. for each part that the subject has, its name and its value: `region` and the code, `year` and the year,
///    `register` and its id, `indicator` and its id, `field` and its id, `occurrence` and its number where that is
///    above 1;
/// 3. for each field of the record's key, in the register's order: `key`, the field's id, the text;
/// 4. for each value of the rule's `each`, in the rule's order: `each`, the name, the text.
///
/// For rule `HLJ-018` on the region 230000 in 2023 that is
///
///     23:plumbline/fingerprint/1,18:heilongjiang-14fyp,7:HLJ-018,6:region,6:230000,4:year,4:2023,
///
/// No row number, path or value is in it.
public struct Fingerprint: Sendable, Hashable {
  /// 32 lower-case hexadecimal digits.
  public let text: String

  /// Makes the fingerprint of a rule's verdict on a subject, whose region is one of `regions`.
  public init(pack: String, rule: String, subject: Subject, regions: Regions) {
    var encoding = Netstrings()
    encoding.append("plumbline/fingerprint/1", pack, rule)
    if let region = subject.region { encoding.append("region", regions[region].code) }
    if let year = subject.year { encoding.append("year", String(year)) }
    if let register = subject.register { encoding.append("register", register) }
    if let indicator = subject.indicator { encoding.append("indicator", indicator) }
    if let field = subject.field { encoding.append("field", field) }
    if subject.occurrence > 1 { encoding.append("occurrence", String(subject.occurrence)) }
    for part in subject.key { encoding.append("key", part.name, part.text) }
    for value in subject.each { encoding.append("each", value.name, value.text) }
    text = String(Digest.sha256(encoding.bytes).prefix(32))
  }
}

"""Random literals and texts of CEL, with a liking for borders and for what is almost right."""

BORDERS = [
    0, 1, 2, 3, 7, 8, 9, 10, 63, 64, 65, 100, 255, 256, 1 << 31, (1 << 31) - 1, 1 << 32, (1 << 53) - 1, 1 << 53,
    (1 << 53) + 1, (1 << 62), (1 << 63) - 1, 253402300799, 253402300800, 62135596800, 62135596801,
    9223372036, 9223372037, 315576000000, 315576000001,
]
DOUBLES = [
    "0.0", "-0.0", "1.0", "-1.0", "0.1", "0.5", "1.5", "2.5", "-2.5", "0.3", "1e21", "1e20", "123456789012345678.0",
    "9007199254740993.0", "1e15", "1e16", "1e17", "1e-4", "1e-5", "1e-6", "1e-7", "1.7976931348623157e308", "5e-324",
    "2.2250738585072014e-308",
    "9223372036854775807.0", "9223372036854775808.0", "-9223372036854775808.0", "-9223372036854775809.0",
    "9223372036854774784.0",
    "18446744073709551615.0", "18446744073709551616.0", "18446744073709549568.0", "-0.5", "-0.9", "1e100", "1e22",
    "1e23", "999999.5", "1234567.0", "123456.7",
    "0.000001", "1e6", "(0.0/0.0)", "(1.0/0.0)", "(-1.0/0.0)", ".5", "1.", "1e5", "1E+5", "5e-1", "100.0", "3.14159",
    "33.33333333333333", "0.30000000000000004",
]
WORDS = [
    "", "a", "b", "abc", "text", "hello", "aXbX", " a b ", "é", "e\u0301", "中文", "研发 投入", "😀", "\u3000",
    "\u00a0x",
    "\t", "\n",
    "x-y", "a,b,c", "%", "%d", "\u200d", "\u0085", "\ufeff", "ß", "İ", "0", "1", "true", "Z", "\u0000", "\"", "'",
    "\\", "\x7f", "\u2028", "\U0010ffff", "aa", "aaa",
    "\u180e", "\u1680", "\u2003", "\u0001", "\b", "\x1f", "\x0b\x0c",
]
ESCAPES = [
    r"\n", r"\t", r"\\", r"\'", r"\"", r"\a", r"\b", r"\f", r"\r", r"\v", r"\?", r"\`", r"\x41", r"\xff", r"\X7f",
    r"\101", r"\377", r"\400", r"\8", r"\0",
    r"\u00e9", r"\ud83d", r"\uD800", r"\U0001F600", r"\U00110000", r"\U0000d800", r"\z", r"\u12", r"\x4", "{",
    r"\000", r"\xC3\xA9", r"\u0000",
]
ZONES = [
    "UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Asia/Kathmandu", "+05:30", "-08:00", "08:00",
    "+8:00", "-00:30", "+23:59", "+24:00", "GMT", "Z",
    "", "Local", "Nowhere/Place", "Australia/Lord_Howe", "+14:00", "-12:00", "EST", "00:00", "02:00", "-0:30",
    "+0530", "05", "America/St_Johns", "Africa/Monrovia", "asia/shanghai",
]
TIMES = [
    "2024-02-29T12:30:00Z", "2023-02-29T12:30:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
    "1970-01-01T00:00:00Z", "2009-02-13T23:31:30.25+08:00",
    "1969-12-31T23:59:59.999999999Z", "2024-12-31T23:59:60Z", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00",
    "2024-01-01 00:00:00Z", "2024-01-01t00:00:00z",
    "2024-01-01T00:00:00.1234567891Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00,5Z", "2024-1-1T00:00:00Z",
    "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00-23:59",
    "2024-01-01T00:00:00+0800", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "0000-12-31T23:00:00-02:00",
    "10000-01-01T00:00:00Z", "2024-01-01", "2011-11-06T01:30:00-04:00",
    "2024-03-10T02:30:00Z", "2024-03-10T07:00:00Z", "2024-10-27T01:00:00Z", "1900-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z", "1850-06-15T03:04:05.006Z", "2100-07-01T12:00:00Z", "2024-01-01T00:00:00+08",
    "2024-01-01T00:00:00-00:00",
    "2024-01-01T00:00Z", "2024-01-01T00:00:00.000000001Z", "2024-01-01T00:00:00.120Z", "2024-W01-1T00:00:00Z",
    "-001-01-01T00:00:00Z", "2024-06-30T23:59:60Z", "1999-12-31T23:59:59.9999999999Z",
    "2024-01-01T1:00:00Z", " 2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z ", "2024-00-01T00:00:00Z",
    "2024-13-01T00:00:00Z", "2024-01-00T00:00:00Z", "2024-04-31T00:00:00Z", "infinite-past", "infinite-future",
]
SPANS = [
    "0", "0s", "1s", "1h30m", "-1h30m", "1.5s", "-0.5s", ".5s", "1.s", "1ms", "1us", "1µs", "1μs", "1ns", "1.5ns",
    "0.5ns", "1.9999999999s", "1h1m1s1ms1us1ns", "+1s", "1d", "1", "",
    "-", "s", "1s1h", "1h1h", "9223372036s", "9223372036.854775807s", "9223372036.854775808s",
    "-9223372036.854775808s", "9223372037s", "315576000000s", "315576000001s", "2562047h47m16.854775807s", "2562048h",
    "1 s", " 1s", "1s ", "1S", "1e3s", "--1s", "-+1s", "1.5h", "1.0000000001h", "0.1m", "-0s", "-0", "+0",
    "0.0000000001s", "inf", "-inf", "1m-1s", "1000000h", "3000000h", "87660000h", "999ns", "1000ns", "1.1us",
    "0.0001ms",
    "106751h", "1.001001001s", ".s", "-.5h", "99999999999999999999s", "0.3333333333333333333h", "00001s", "1.25ms",
    "-1.000000001s",
]
NUMBERS = [
    "0", "1", "-1", "+1", "42", "0x1F", "0xff", "-0x1", " 1", "1 ", "", "-", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
    "18446744073709551616", "1u", "1.0", "1e3", "00", "007", "-0", "+", "1_000", "٣", "abc", "--1", "0b1", "0o7",
    "-18446744073709551615",
]
DECIMALS = NUMBERS + [
    "1.5", "-1.5", "+1.5", ".5", "5.", "1e10", "1E10", "1e+10", "1e-10", "1e", "1e400", "-1e400", "1e-400", "NaN",
    "nan", "NAN", "-NaN", "+nan", "Inf", "inf", "-Inf", "+Inf", "INF", "Infinity", "-infinity",
    "infinity", "0x1p3", "0x1.8p1", "1d", "1f", "1,5", "0.1", "4.9e-324", "2e-324", "1.7976931348623159e308",
    "9007199254740993", "1.7976931348623157e308", "0x", "infin", "nan(1)", " 1.5", "1.5 ", "1.5\n", "1__0", "1_0.5",
    "e5", ".", ".e1",
]
TRUTHS = [
    "true", "false", "TRUE", "True", "tRUE", "t", "T", "f", "F", "0", "1", "yes", "", " true", "no",
    "FALSE", "False", "fALSE",
]
PATTERNS = [
    "a", "a.*b", "^a$", "[a-c]+x?", ".", "^..$", r"\d+", "(?i)ABC", "a{2}", "a{2,1}", "(", "[", "*", r"\w", r"\pL",
    "(?P<x>a)", "(?=a)", r"(a)\1", "x|y", "", "$", r"\bé", "[[:alpha:]]", r"\C", "a**", "(?s).", "a{1001}",
    r"\Qa.b\E", r"\z", r"\Z", "é", "^.$", r"\s", "[^a]",
]
CLAUSES = [
    "%s", "%d", "%f", "%e", "%x", "%X", "%b", "%o", "%%", "%.2f", "%.0f", "%.3e", "%.0e", "%.10f", "%5d", "%q", "%",
    "%.s", "%.2d", "%.2s", "%.f", "%S", "%D", "%i", "%g", "%-5s", "%.20f", "%.17e", "%.100f", "%.1001f", "% d", "%+d",
    "%05.2f", "%.1f",
]
BASE64 = [
    "", "YQ==", "YQ", "YWI=", "YWI", "YWJj", "YQ=", "Y", "YR==", "_-8=", "/+8=", "YWJj\n",
    "YW Jj", "====", "Y===", "YQ==YQ==", "é", "AAAA", "//8",
]
TEXTS = {

       "tstext": TIMES, "durtext": SPANS, "inttext": NUMBERS, "doubletext": DECIMALS, "booltext": TRUTHS,
    "pattern": PATTERNS, "zone": ZONES, "base64text": BASE64,
}


# What may stand where it should not.
SCRAPS = list("()[]{}.,?:!-+*/%<>=&|'\"\\`#@$;~ \t\n\r0123456789xuUeErRbB_aé\u00a0\ufeff\u0000") + [
    "&&", "||", "==", " in ", "true", "null", "0x", "1e", ".5", "1.", "//", "r'", "b'", "'''", '"""', "\\n", "\\x",
    "for", "package", "{?", "[?", ".?", "`a`", "--", "!!", "has(", "::", "a.b", "A{", "A{}", "1.0e", "1uu", "1.5u",
    "00", "1_0",
]


class Literals:
    def __init__(self, random):
        self.random = random

    def has(self, kind):
        return kind in ("int", "uint", "double", "str", "bytes")

    def make(self, kind):
        if kind in TEXTS:
            text = self.random.choice(TEXTS[kind])
            if text and self.random.random() < 0.2:
                text = self.spoilt(text)
            return self.quoted(text)
        return getattr(self, kind)()

    def spoilt(self, text):
        """The text with one character more, less or another."""
        at = self.random.randrange(len(text))
        other = self.random.choice("0123456789.:-+TZhmsnu aex" if self.random.random() < 0.8 else text)
        return text[:at] + self.random.choice(("", other, other + text[at])) + text[at + 1 :]

    def misspelt(self, text):
        """The text with scraps in it, or parts of it gone."""
        for _ in range(self.random.choice((1, 1, 2))):
            at = self.random.randrange(len(text) + 1)
            scrap = self.random.choice(SCRAPS + [""] * 30)
            text = text[:at] + scrap + text[at + self.random.choice((0, 0, 1)) :]
        return text

    def int(self):
        number = self.random.choice(BORDERS) if self.random.random() < 0.6 else self.random.randrange(20)
        if self.random.random() < 0.02:
            number = self.random.choice(((1 << 63), (1 << 63) + 1, (1 << 64)))
        sign = "-" if self.random.random() < 0.3 else ""
        if number == 1 << 63 and self.random.random() < 0.7:
            sign = "-"
        if self.random.random() < 0.1:
            digits = f"{number:x}"
            return sign + self.random.choice(("0x", "0x", "0x0")) + self.random.choice((digits, digits.upper()))
        return sign + str(number)

    def uint(self):
        number = self.random.randrange(20)
        if self.random.random() < 0.6:
            number = self.random.choice(BORDERS + [(1 << 64) - 1, (1 << 64) - 2, 1 << 63])
        if self.random.random() < 0.02:
            number = 1 << 64
        return (f"0x{number:x}" if self.random.random() < 0.1 else str(number)) + self.random.choice("uuuU")

    def double(self):
        choice = self.random.random()
        if choice < 0.6:
            return self.random.choice(DOUBLES)
        if choice < 0.8:
            return repr(self.random.uniform(-1000, 1000))
        return repr(self.random.choice((1, -1)) * self.random.random() * 10 ** self.random.randrange(-30, 30))

    def str(self):
        choice = self.random.random()
        if choice < 0.12:
            return self.escaped("")
        if choice < 0.2:
            kind = self.random.choice(list(TEXTS))
            return self.quoted(self.random.choice(TEXTS[kind]))
        return self.quoted("".join(self.random.choice(WORDS) for _ in range(self.random.choice((1, 1, 2, 3)))))

    def bytes(self):
        if self.random.random() < 0.6:
            return "b" + self.escaped(self.random.choice(("", "", "r", "R")))
        return self.random.choice("bB") + self.quoted(self.random.choice(WORDS))

    def escaped(self, prefix):
        """A literal of escapes, of which some do not exist."""
        quote = self.random.choice(("'", '"', "'''", '"""'))
        pieces = self.several(ESCAPES, ["a", "é", " ", "9", "f"], 0.6, self.random.randrange(4))
        prefix = prefix or self.random.choice(("", "", "", "r", "R"))
        body = "".join(pieces)
        if len(quote) == 3 and self.random.random() < 0.3:
            body = self.random.choice(("\n", "'", '"', "\r\n", "\r", "''", '""')) + body
        return prefix + quote + body + quote

    def several(self, first, second, share, count):
        """Members of the first list, and of the second in place of some."""
        return [self.random.choice(first if self.random.random() < share else second) for _ in range(count)]

    def quoted(self, text):
        """The text as a literal; most of the time with what is not plain in escapes."""
        quote = self.random.choice("'\"")
        raw = self.random.random() < 0.3
        body = ""
        for character in text:
            if character == quote or character == "\\":
                body += "\\" + character
            elif character in "\n\r\0" or (not raw and not 0x20 <= ord(character) < 0x7F):
                body += f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
            else:
                body += character
        return quote + body + quote

    def format(self):
        pieces = self.several(CLAUSES, ["a", " ", "é", "%%"], 0.7, self.random.choice((1, 1, 1, 2, 3)))
        return self.quoted("".join(pieces))

    def doubleformat(self):
        digits = self.random.choice(("", ".0", ".1", ".2", ".3", ".6", ".9", ".15", ".17", ".20", ".30"))
        return self.quoted("%" + digits + self.random.choice("fe"))

    def intformat(self):
        return self.quoted("%" + self.random.choice("dxXbos"))

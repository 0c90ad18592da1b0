"""What the C++ engine gives, as the trees that cel-outline prints: `["int", "5"]`, `["list", [...]]`."""

import datetime
import re
import struct

TYPES = {
    "BOOL": "bool",
    "INT": "int",
    "UINT": "uint",
    "DOUBLE": "double",
    "STRING": "string",
    "BYTES": "bytes",
    "NULL": "null_type",
    "TIMESTAMP": "google.protobuf.Timestamp",
    "DURATION": "google.protobuf.Duration",
    "LIST": "list",
    "MAP": "map",
    "TYPE": "type",
    "DYN": "dyn",
}


def type_name(text):
    """`map(string, dyn)` of `MAP<STRING, DYN>`."""
    text = re.sub(r"[A-Za-z_.]+", lambda word: TYPES.get(word.group(), word.group()), text)
    return text.replace("<", "(").replace(">", ")")


class Reader:
    """Reads the text that the engine prints of a value; Python's own values of it do not keep nanoseconds or kinds."""

    TOKEN = re.compile(
        r"(?P<time>\d{1,4}-\d\d-\d\dT[\d:.]+Z)"
        r"|(?P<double>[-+]?(?:nan|infinity)|-?\d+(?:\.\d+)?e[-+]?\d+(?:\.\d+)?|-?\d+\.\d+(?![\dhmnu]|s))"
        r'|(?P<duration>-?(?:\d+(?:\.\d+)?(?:h|ms|us|ns|m|s))+)|(?P<uint>-?\d+u)|(?P<int>-?\d+)'
        r'|(?P<bytes>b["\'])|(?P<string>["\'])'
        r"|(?P<word>[A-Za-z_][A-Za-z_.0-9]*)|(?P<mark>[\[\]{},:()<>])|(?P<space>\s+)"
    )

    def __init__(self, text):
        self.text = text
        self.at = 0

    def next(self):
        match = self.TOKEN.match(self.text, self.at)
        if not match:
            raise ValueError(f"cannot read at {self.at}: {self.text}")
        self.at = match.end()
        return self.next() if match.lastgroup == "space" else (match.lastgroup, match.group())

    def peek(self):
        at = self.at
        token = self.next()
        self.at = at
        return token[1]

    def expect(self, mark):
        kind, text = self.next()
        if text != mark:
            raise ValueError(f"wanted {mark} at {self.at}: {self.text}")

    def all(self):
        value = self.value()
        if self.at != len(self.text):
            raise ValueError(f"more at {self.at}: {self.text}")
        return value

    def value(self):
        kind, text = self.next()
        if kind == "int":
            return ["int", text]
        if kind == "uint":
            # Printed as if it had a sign.
            return ["uint", str(int(text[:-1]) % (1 << 64))]
        if kind == "double":
            return ["double", rounded(double(text))]
        if kind == "time":
            return timestamp(text)
        if kind == "duration":
            return duration(text)
        if kind == "string":
            return ["string", self.quoted(text).decode("utf-8", "surrogateescape")]
        if kind == "bytes":
            return ["bytes", list(self.quoted(text[1]))]
        if text == "[":
            return ["list", self.several("]", self.value)]
        if text == "{":
            return ["map", sorted(self.several("}", self.entry), key=repr)]
        if kind == "word":
            return self.word(text)
        raise ValueError(f"no value at {self.at}: {self.text}")

    def word(self, text):
        if text in ("true", "false"):
            return ["bool", text == "true"]
        if text == "null":
            return ["null"]
        if text == "optional.none":
            self.expect("(")
            self.expect(")")
            return ["optional"]
        if text == "optional.of":
            self.expect("(")
            inner = self.value()
            self.expect(")")
            return ["optional", inner]
        if self.at < len(self.text) and self.text[self.at] == "<":
            depth = 0
            while True:
                mark = self.next()[1]
                depth += (mark == "<") - (mark == ">")
                if depth == 0:
                    break
        return ["type", text]

    def several(self, end, one):
        values = []
        while self.peek() != end:
            values.append(one())
            if self.peek() == ",":
                self.next()
        self.next()
        return values

    def entry(self):
        key = self.value()
        self.expect(":")
        return [key, self.value()]

    def quoted(self, quote):
        data = bytearray()
        while True:
            character = self.text[self.at]
            self.at += 1
            if character == quote:
                return bytes(data)
            if character != "\\":
                data += character.encode("utf-8", "surrogateescape")
                continue
            escape = self.text[self.at]
            self.at += 1
            if escape == "x":
                data.append(int(self.text[self.at : self.at + 2], 16))
                self.at += 2
            elif escape in "01234567":
                data.append(int(self.text[self.at - 1 : self.at + 2], 8))
                self.at += 2
            else:
                data += {"n": b"\n", "t": b"\t", "r": b"\r"}.get(escape, escape.encode())


def double(text):
    # The engine appends `.0` also to an exponent.
    text = re.sub(r"(e[-+]?\d+)\.0$", r"\1", text)
    return float(text)


def rounded(value):
    """To the six digits that the engine prints of a double within another value."""
    return "nan" if value != value else f"{value:g}"


def exact(value):
    return "nan" if value != value else struct.pack(">d", value).hex()


def timestamp(text):
    seconds, _, fraction = text[:-1].partition(".")
    year, rest = seconds.split("-", 1)
    moment = datetime.datetime.fromisoformat(f"{int(year):04}-{rest}").replace(tzinfo=datetime.timezone.utc)
    return [
        "timestamp",
        int((moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) / datetime.timedelta(seconds=1)),
        int((fraction + "0" * 9)[:9]),
    ]


def duration(text):
    unit = {"h": 3600 * 10**9, "m": 60 * 10**9, "s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}
    total = 0
    for whole, fraction, name in re.findall(r"(\d+)(?:\.(\d+))?(h|ms|us|ns|m|s)", text):
        total += int(whole) * unit[name] + (int(fraction) * unit[name] // 10 ** len(fraction) if fraction else 0)
    return ["duration", str(-total if text[0] == "-" else total)]


def normal(tree, outer=True):
    """Ours, with the entries of maps in one order and doubles as precise as the other engine prints them."""
    kind = tree[0]
    if kind == "double":
        value = float(tree[1])
        if outer:
            return ["double", exact(value)]
        # The other engine prints 123456.7 within another value as it does an int.
        return ["int" if value != value // 1 and rounded(value).lstrip("-").isdigit() else "double", rounded(value)]
    if kind == "list":
        return ["list", [normal(element, False) for element in tree[1]]]
    if kind == "map":
        return ["map", sorted(([normal(key, False), normal(value, False)] for key, value in tree[1]), key=repr)]
    if kind == "optional" and len(tree) == 2:
        return ["optional", normal(tree[1], False)]
    if tree == ["duration", "0"] and not outer:
        # As the other engine prints it.
        return ["int", "0"]
    return tree


def outcome(value):
    """`{"value": tree}` or `{"error": message}`."""
    try:
        return {"value": read(value)}
    except ValueError as fault:
        unreadable = {"value": ["unreadable", str(fault)]}
    except TypeError:
        # A text of the engine's that is no UTF-8.
        unreadable = {"value": ["unreadable", "Python can't decode it"]}
    try:
        return {"error": value.value()} if str(value.type()) == "ERROR" else unreadable
    except UnicodeDecodeError:
        # A message may quote a part of a character.
        return {"error": "a message that is no UTF-8"}
    except TypeError:
        # An optional, which has no value in Python.
        return unreadable


def read(value):
    kind = str(value.type())
    if kind == "STRING":
        return ["string", value.value()]
    if kind == "BYTES":
        return ["bytes", list(value.value())]
    if kind == "DOUBLE":
        return ["double", exact(value.value())]
    text = repr(value)
    if kind == "ERROR" and not text.startswith("optional."):
        raise ValueError(text)
    tree = Reader(text).all()
    return ["duration", "0"] if kind == "DURATION" and text == "0" else tree

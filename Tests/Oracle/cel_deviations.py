"""Where the C++ engine (cel-expr-python 0.1.3) deviates from ours, which stays as it is, each with the reason.

A deviation is looked for in the smallest expression that shows it, so that it does not hide another. "Go" is the
reference implementation, cel-go; the specification leaves most of these open.
"""

import math
import re


def name(difference):
    """What is known of a difference; `None` where nothing is."""
    for reason, fits in DEVIATIONS:
        if fits(difference):
            return reason
    return None


def theirs(difference, part):
    """Whether the other engine's message holds a text."""
    return part in str(difference.theirs.get("check", difference.theirs.get("error", "")))


def refused(difference, kind, *functions):
    """Whether ours alone has an error of a kind, in a call of one of the functions."""
    calls = any(function + "(" in difference.text for function in functions)
    return calls and difference.ours.get("error") == kind and "value" in difference.theirs


def meets(type, other):
    """Whether two types are the same but for `dyn` in one of them."""
    if "dyn" in (type, other):
        return True
    # Of the type of a type, little is asked.
    if type.startswith("type") and other.startswith("type"):
        return True
    (head, parts), (otherHead, otherParts) = split(type), split(other)
    return head == otherHead and len(parts) == len(otherParts) and all(map(meets, parts, otherParts))


def split(type):
    """`map` and [`string`, `list(int)`] of `map(string, list(int))`."""
    head, _, rest = type.partition("(")
    parts, depth = [""], 0
    for character in rest[:-1]:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return head, [part.strip() for part in parts] if rest else []


# What makes a list or map of members of no known type.
UNBOUND = re.compile(r"\[\]|\{\}|optional\.none\(\)")
NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+")
DEVIATIONS = [
    (
        "a double literal beyond the range of its type is an infinity; to us and to Go it is a fault",
        lambda d: "check" in d.ours and any(math.isinf(float(text)) for text in NUMBER.findall(d.text)),
    ),
    # Types.
    (
        "what meets dyn in a list or map is dyn to us and to Go; an optional index of dyn is an optional to us alone",
        lambda d: d.way == "type" and meets(d.ours["type"], d.theirs["type"]) and not UNBOUND.search(d.text),
    ),
    (
        "what meets dyn in a list or map keeps its type, and is refused by it",
        lambda d: d.mode == "checked"
        and "check" not in d.ours
        and theirs(d, "found no matching overload")
        and re.search(r"[\[{].*,.*\b(d|dyn|r|math)\b", d.text),
    ),
    (
        "of a type that is still open, the first overload that fits decides with us and Go",
        lambda d: d.mode == "checked"
        and "check" not in d.theirs
        and ("check" in d.ours or d.way == "type")
        and UNBOUND.search(d.text),
    ),
    (
        "an optional index of dyn gives an optional to us alone, which is then found by our check",
        lambda d: "check" in d.ours and (theirs(d, "No matching overloads found : _[?_]") or theirs(d, "(*opaque*)")),
    ),
    (
        "a member ?x may be dyn to us and to Go",
        lambda d: theirs(d, "expected type 'optional_type(dyn)' but found 'dyn'"),
    ),
    (
        "a macro over what is of a type still open is refused, in words that allow it",
        lambda d: theirs(d, "expression of type 'dyn' cannot be the range of a comprehension"),
    ),
    (
        "a key of a type that no map has is found by our check",
        lambda d: "check" in d.ours and ("{" in d.text or theirs(d, "Invalid map key type")),
    ),
    ("null has no index: found by our check", lambda d: "check" in d.ours and re.search(r"null\[", d.text)),
    (
        "numbers of math.greatest are looked at one by one by our check, however many",
        lambda d: "check" in d.ours and "check" not in d.theirs and re.search(r"math\.(greatest|least)\(", d.text),
    ),
    (
        "variables of two-variable macros are lost before optMap",
        lambda d: "transform" in d.text and ".opt" in d.text,
    ),
    (
        "signs before a literal: -- is taken away before the least int is read",
        lambda d: theirs(d, "int literal") and "(-" in d.text,
    ),
    (
        "literals of math.greatest are looked at by their macro also behind a ?",
        lambda d: "[?" in d.text and theirs(d, "invalid single argument value"),
    ),
    # Syntax.
    (
        "two signs ! or - are taken away before types are looked at",
        lambda d: re.search(r"-\s*-|!\s*!", d.text) and ("check" in d.ours or d.ours.get("error") == "noSuchOverload"),
    ),
    ("dyn names a type that is no value", lambda d: theirs(d, 'No value with name "dyn"')),
    ("a raw text does not end in a backslash", lambda d: theirs(d, "String must end with")),
    # Numbers.
    ("int(bool) is there, but not declared", lambda d: refused(d, "noSuchOverload", "int") and d.mode == "unchecked"),
    (
        "NaN has no place in an order: an error in Go as well",
        lambda d: refused(d, "invalidArgument", "math.greatest", "math.least"),
    ),
    (
        "numbers as texts: spaces, signs of a uint, hexadecimal, nan(1) and what is too large are taken",
        lambda d: refused(d, "conversion", "int", "double")
        and re.search(r"\s|\\[nturbf]|0x|nan|\+|\d{3}|%|string\(", d.text, re.IGNORECASE)
        and not re.search(r"duration\(|timestamp\(['\"]", d.text),
    ),
    (
        "string(double) of infinities and NaN is not that of Go",
        lambda d: re.search(r"string\(|format\(", d.text)
        and "check" not in d.ours
        and re.search(r"inf|nan|/ ?-?0\.0", str(d.theirs) + d.text, re.IGNORECASE),
    ),
    ("RE2 before 2023 has no (?<name>…)", lambda d: d.ours.get("error") == "invalidPattern" and "(?<" in d.text),
    ("bool('F') is not taken", lambda d: theirs(d, "Type conversion error from 'string' to 'bool'")),
    # Texts.
    (
        "%f and %e write the double next to an int; ours writes the int",
        lambda d: "value" in d.ours
        and "value" in d.theirs
        and re.search(r"%(\.\d+)?[ef]", d.text)
        and re.search(r"\d{16}", str(d.theirs) + d.text),
    ),
    ("a text may hold what is no UTF-8", lambda d: "can't decode" in str(d.theirs)),
    (
        "format writes doubles with six digits, %d too; Go writes the shortest that reads back",
        lambda d: "check" not in d.ours and re.search(r"%(\.\d+)?[sd]", d.text) and ".format(" in d.text,
    ),
    ("an empty text has no parts to Go", lambda d: ".split(" in d.text and re.search(r"''|\"\"", d.text)),
    (
        "substring does not take an end that is the size",
        lambda d: theirs(d, "<start> or <end> is greater than <string>.size()") and "value" in d.ours,
    ),
    ("base64 may hold spaces", lambda d: refused(d, "conversion", "base64.decode")),
    # Collections.
    (
        "in: what is no key of any map is in none to us and to Go",
        lambda d: theirs(d, "No matching overloads found : @in"),
    ),
    (
        "an optional index of a list may be a uint or a double with us, as any other index",
        lambda d: theirs(d, "No matching overloads found : _[?_](list, "),
    ),
    ("an optional may hold an error", lambda d: "optional.of(INVALID_ARGUMENT" in str(d.theirs)),
    (
        "what looks into the wrong value of an optional gives one that holds an error",
        lambda d: re.search(r"optional\.of\(.*\)\[", d.text) and refused(d, "noSuchOverload", "optional.of"),
    ),
    (
        "a map has no order of its own",
        lambda d: d.way == ("list", "list")
        and "{" in d.text
        and sorted(map(repr, d.ours["value"][1])) == sorted(map(repr, d.theirs["value"][1])),
    ),
    (
        "a variable of cel.bind behind a macro is given a value of the macro's",
        lambda d: "cel.bind(" in d.text and re.search(r"\.(all|exists|exists_one|filter|map)\(", d.text),
    ),
    # Time.
    (
        "int(duration) and duration(int) are declared, but not there",
        lambda d: theirs(d, "No matching overloads found : int(duration)")
        or theirs(d, "No matching overloads found : duration(int64)")
        or ("check" in d.ours and re.search(r"duration\((-?\d|[a-z]\b)|int\(duration", d.text)),
    ),
    (
        "a duration has no sign before it in the specification, though it has here",
        lambda d: theirs(d, "found no matching overload for '-_' applied to '(google.protobuf.Duration)'")
        or theirs(d, "No matching overloads found : -_(duration)"),
    ),
    (
        "a moment is rounded to quarters of a nanosecond, and so beyond the last",
        lambda d: theirs(d, "timestamp overflow") and re.search(r"59\.9{9}\d", d.text),
    ),
    (
        "the time between moments 292 years apart is refused though 64 bits of nanoseconds hold it",
        lambda d: theirs(d, "integer overflow") and re.search(r"timestamp\(.* - .*timestamp\(", d.text),
    ),
    (
        "moments as texts that are not RFC 3339: spaces, fewer digits, a second 60, an offset of hours; and the year 0",
        lambda d: refused(d, "conversion", "timestamp")
        and not re.search(
            r"['\"](?!0000)\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:[0-5]\d(\.\d+)?([Zz]|[-+]\d\d:\d\d)['\"]", d.text
        ),
    ),
    (
        "an offset of a time zone is two digits, a colon and two digits within a day, as the specification says",
        lambda d: refused(
            d,
            "unknownTimeZone",
            *(
                "get" + part
                for part in (
                    "FullYear",
                    "Month",
                    "Date",
                    "DayOfMonth",
                    "DayOfWeek",
                    "DayOfYear",
                    "Hours",
                    "Minutes",
                    "Seconds",
                    "Milliseconds",
                )
            )
        ),
    ),
    (
        "durations of 10,000 years, where ours and Go's are 64 bits of nanoseconds",
        lambda d: (
            d.ours.get("error") in ("conversion", "overflow")
            and re.search(r"duration\(|timestamp\(.* - .*timestamp\(", d.text)
            and "value" in d.theirs
        ),
    ),
    (
        "a duration holds quarters of a nanosecond",
        lambda d: "value" in d.ours and re.search(r"duration\(['\"][^'\"]*\.\d", d.text),
    ),
    (
        "the micro sign is not known",
        lambda d: theirs(d, "String to Duration conversion failed") and re.search(r"[µμ]|\\u00b5|\\u03bc", d.text),
    ),
    (
        "more digits of a fraction than 64 bits hold are infinite",
        lambda d: theirs(d, 'Duration "inf" above') or theirs(d, 'Duration "-inf" below'),
    ),
    (
        "moments and spans are written with 3, 6 or 9 digits; Go leaves out zeros at the end",
        lambda d: "value" in d.ours
        and "value" in d.theirs
        and re.search(r"string\(|%s", d.text)
        and re.search(r"timestamp\(|duration\(", d.text),
    ),
]

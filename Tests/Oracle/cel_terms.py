"""Random expressions of standard CEL, as trees that can be made smaller.

A rule is a text in which `$type` stands for a term of that type, `@type` for a new variable that the rest of the rule
may read, and `@type~` for one that may be read only after the next term.
"""

import random
import re

import cel_literals

MARK = re.compile(r"\$(\w+)|@(\w+)(~?)")

# The kinds: `ints`, `strs` and `dyns` are lists, `map` is of string to int, `oint` and `ostr` are optional, `clock` is
# what has the parts of a time.
RULES = {
    "bool": (
        "true false",
        """$bool && $bool|$bool || $bool|!$bool|$bool ? $bool : $bool|$int < $int|$uint <= $uint|$double > $double
        $str >= $str|$ts < $ts|$dur < $dur|$bytes < $bytes|$bool < $bool|$int == $int|$double != $double|$str == $str
        $ints == $ints|$map == $map|$dyn == $dyn|$oint == $oint|$ts == $ts|$dur == $dur|$bytes == $bytes|$dyn != $dyn
        $type == $type|dyn($int) < $double|dyn($double) >= $uint|dyn($uint) < $int|$str in $strs|$int in $ints
        $str in $map|$dyn in $dyns|$dyn in $dyn|dyn($double) in $ints|$str.startsWith($str)|$str.endsWith($str)
        $str.contains($str)|$str.matches($pattern)|matches($str, $pattern)|has($map.a)|has($dyn.x)|has(r.y.z)|has(m.zz)
        $ints.all(@int, $bool)|$ints.exists(@int, $bool)|$strs.exists_one(@str, $bool)|$map.all(@str, $bool)
        $ints.all(@int, @int, $bool)|$map.exists(@str, @int, $bool)|$strs.existsOne(@int, @str, $bool)
        $dyns.exists(@dyn, $bool)|$dyn.all(@dyn, $bool)|$oint.hasValue()|$ostr.hasValue()|math.isNaN($double)
        math.isInf($double)|math.isFinite($double)|bool($str)|bool($booltext)|bool($bool)|cel.bind(@int~, $int, $bool)
        cel.bind(@dyn~, $dyn, $bool)|null == $dyn|$int < $double|$optdyn == $optdyn|$nested == $nested""",
    ),
    "int": (
        "n size l[0] m.a r.x d unbound",
        """$int + $int|$int - $int|$int * $int|$int / $int|$int % $int|-$int|$bool ? $int : $int|size($str)|$str.size()
        size($ints)|$map.size()|size($bytes)|$dyn.size()|$ints[$int]|$ints[dyn($double)]|$map[$str]|$map.a|int($int)
        int($uint)|int($double)|int($inttext)|int($ts)|int($str)|{1: $int, 2u: $int}[$int]|{true: $int}[$bool]
        {1: $int, 2: $int}[dyn($double)]|{$dyn: $int}[$dyn]|$clock.getHours()|$clock.getMinutes()|$clock.getSeconds()
        $clock.getMilliseconds()|$ts.getFullYear()|$ts.getMonth()|$ts.getDate()|$ts.getDayOfMonth()|$ts.getDayOfWeek()
        $ts.getDayOfYear()|$ts.getFullYear($zone)|$ts.getMonth($zone)|$ts.getDate($zone)|$ts.getDayOfMonth($zone)
        $ts.getDayOfWeek($zone)|$ts.getDayOfYear($zone)|$ts.getHours($zone)|$ts.getMinutes($zone)|$ts.getSeconds($zone)
        $ts.getMilliseconds($zone)|$str.indexOf($str)|$str.indexOf($str, $int)|$str.lastIndexOf($str)
        $str.lastIndexOf($str, $int)|math.greatest($int, $int)|math.least($int, $int, $int)|math.greatest($ints)
        math.least($ints)|math.greatest($int, $double)|math.least($uint, $int)|math.abs($int)|math.sign($int)
        math.bitAnd($int, $int)|math.bitOr($int, $int)|math.bitXor($int, $int)|math.bitNot($int)
        math.bitShiftLeft($int, $int)|math.bitShiftRight($int, $int)|$oint.orValue($int)|$oint.value()
        cel.bind(@int~, $int, $int)|cel.bind(@str~, $str, $int)""",
    ),
    "uint": (
        "0u 1u",
        """$uint + $uint|$uint - $uint|$uint * $uint|$uint / $uint|$uint % $uint|$bool ? $uint : $uint|uint($uint)
        uint($int)|uint($double)|uint($inttext)|math.greatest($uint, $uint)|math.least($uint, $uint)|math.abs($uint)
        math.sign($uint)|math.bitAnd($uint, $uint)|math.bitOr($uint, $uint)|math.bitXor($uint, $uint)
        math.bitNot($uint)|math.bitShiftLeft($uint, $int)|math.bitShiftRight($uint, $int)|[$uint][$int]
        {'a': $uint}.a""",
    ),
    "double": (
        "0.0 -0.0 1.5",
        """$double + $double|$double - $double|$double * $double|$double / $double|-$double|$bool ? $double : $double
        double($int)|double($uint)|double($doubletext)|double($double)|math.ceil($double)|math.floor($double)
        math.round($double)|math.trunc($double)|math.sqrt($double)|math.sqrt($int)|math.sqrt($uint)|math.abs($double)
        math.sign($double)|math.greatest($double, $double)|math.least($double, $double)
        math.greatest([$double, $double])|[$double][$int]""",
    ),
    "str": (
        "s r.y.z ''",
        """$str + $str|string($int)|string($uint)|string($double)|string($bool)|string($ts)|string($dur)|string($bytes)
        string($str)|$bool ? $str : $str|$str.charAt($int)|$str.lowerAscii()|$str.upperAscii()|$str.trim()
        $str.reverse()|$str.replace($str, $str)|$str.replace($str, $str, $int)|$str.substring($int)
        $str.substring($int, $int)|$strs.join()|$strs.join($str)|strings.quote($str)|$strs[$int]|$ostr.orValue($str)
        $ostr.value()|base64.encode($bytes)|$format.format([$dyn])|$format.format([$dyn, $dyn])|$format.format([$int])
        $format.format([$double])|$format.format([$str])|$format.format([$uint])|'%s'.format([$dyn])
        '%s|%s'.format([$dyns, $map])|'%s'.format([$type])|'%s'.format([$ts])|'%s'.format([$dur])|'%s'.format([$double])
        '%d'.format([$double])|'%x %X'.format([$bytes, $str])|$doubleformat.format([$double])|$intformat.format([$int])
        $intformat.format([$uint])|cel.bind(@str~, $str, $str)""",
    ),
    "bytes": (
        "b''",
        "$bytes + $bytes|bytes($str)|bytes($bytes)|base64.decode($base64text)|base64.decode($str)"
        "|$bool ? $bytes : $bytes",
    ),
    "ts": (
        "timestamp(0)",
        """timestamp($tstext)|timestamp($int)|timestamp($ts)|$ts + $dur|$dur + $ts|$ts - $dur|$bool ? $ts : $ts
        timestamp(string($ts))""",
    ),
    "dur": (
        "duration('0s')",
        """duration($durtext)|duration($dur)|$ts - $ts|$dur + $dur|$dur - $dur|$bool ? $dur : $dur
        duration(string($dur))""",
    ),
    "clock": ("timestamp(0)", "$ts|$dur"),
    "ints": (
        "l []",
        """[$int, $int]|[$int]|[?$oint, $int]|$ints + $ints|$ints.filter(@int, $bool)|$ints.map(@int, $int)
        $ints.map(@int, $bool, $int)|$strs.map(@str, $int)|$ints.transformList(@int, @int, $int)|$bool ? $ints : $ints
        $ints.transformList(@int, @int, $bool, $int)
        [[$int], $ints][$int]""",
    ),
    "strs": (
        "[] ['a']",
        """[$str, $str]|[$str]|$strs + $strs|$str.split($str)|$str.split($str, $int)|$strs.filter(@str, $bool)
        $ints.map(@int, $str)|$strs.map(@str, $str)""",
    ),
    "map": ("m {}", """{'a': $int}|{$str: $int, $str: $int}|{?'a': $oint, 'b': $int}|$bool ? $map : $map"""),
    "oint": (
        "optional.none() optional.of(1)",
        """optional.of($int)|optional.ofNonZeroValue($int)|$ints[?$int]|$map[?$str]|$map.?a|m.?zz|$oint.or($oint)
        $oint.optMap(@int, $int)|$oint.optFlatMap(@int, $oint)|$ints.first()|$ints.last()|$bool ? $oint : $oint""",
    ),
    "ostr": (
        "optional.none()",
        "optional.of($str)|$strs[?$int]|$ostr.or($ostr)|$ostr.optMap(@str, $str)|$strs.first()",
    ),
    "optdyn": (
        "optional.none()",
        """r.?x|r.?y.?z|r.?y.zz|$dyn.?a|$dyn[?$dyn]|optional.of($dyn)|optional.ofNonZeroValue($dyn)|$dyns[?0]
        optional.of($optdyn)""",
    ),
    "dyns": (
        "[] [null]",
        """[$dyn, $dyn]|[$any, $any]|[$int, $double, $uint]|$dyns + $dyns|$dyns.map(@dyn, $dyn)|[$type]|[$oint]|[$dyn]
        $dyns.filter(@dyn, $bool)""",
    ),
    "nested": (
        "[]",
        "[$ints]|[$ints, $ints]|[$ints, []]|{'a': {'b': $int}}|{'a': $ints}|[$map]|[{}, $map]|{$int: $str}",
    ),
    "dyn": (
        "d r.x r.y null",
        """dyn($any)|dyn($any)|dyn($any)|dyn($int) + $dyn|dyn($dyn) - $dyn|r.y[$str]|$dyn[$dyn]|$dyn.a|dyn([$any])
        dyn({'a': $any})|$bool ? $dyn : $dyn|cel.bind(@dyn~, $dyn, $dyn)|dyn({$any: $any})|$nested|$any""",
    ),
    "any": (
        "null",
        "$int|$uint|$double|$str|$bytes|$bool|$ts|$dur|$ints|$map|$oint|$type|$nested|$int|$double|$str|$uint|$optdyn",
    ),
    "type": (
        "int uint double string bytes bool list map null_type type google.protobuf.Timestamp google.protobuf.Duration "
        "optional_type timestamp duration",
        "type($any)|type($dyn)|type($type)",
    ),
}
RULES = {
    kind: (leaves.split(), [rule.strip() for rule in re.split(r"[|\n](?!\|)(?<!\|\|)", rules)])
    for kind, (leaves, rules) in RULES.items()
}
# What a node may take the place of: the kinds that are only other ways to choose one of these.
ROOTS = "bool bool bool int int uint double double str str str bytes ts dur ints strs map oint dyns dyn type nested"
ROOTS = ROOTS.split()


class Term:
    """A node: its kind, and the pieces of its text, which are texts, variables and terms."""

    def __init__(self, kind, pieces):
        self.kind = kind
        self.pieces = pieces

    def __str__(self):
        return "".join(map(str, self.pieces))

    def children(self):
        return [piece for piece in self.pieces if isinstance(piece, Term)]

    def smaller(self):
        """Trees that are this one with one of its parts gone, the greatest first."""
        if self.kind == "spoilt":
            text = str(self)
            for width in (16, 4, 1):
                for at in range(len(text) - width + 1):
                    yield Term("spoilt", [text[:at] + text[at + width :]])
            return
        for part in self.descendants():
            if part.kind == self.kind or self.kind in ("dyn", "any", "optdyn"):
                yield part
        for leaf in RULES.get(self.kind, ([], []))[0]:
            if len(self.pieces) > 1:
                yield Term(self.kind, [leaf])
        for position, piece in enumerate(self.pieces):
            if isinstance(piece, Term):
                for other in piece.smaller():
                    yield Term(self.kind, self.pieces[:position] + [other] + self.pieces[position + 1 :])

    def descendants(self):
        for child in self.children():
            yield child
            yield from child.descendants()


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.literals = cel_literals.Literals(self.random)

    def expression(self):
        kind = self.random.choice(ROOTS)
        term = self.term(kind, self.random.choice((1, 2, 2, 3, 3, 4)), [])
        return Term("spoilt", [self.literals.misspelt(str(term)[:200])]) if self.random.random() < 0.1 else term

    def term(self, kind, depth, scope):
        if self.random.random() < 0.015 and kind in RULES:
            kind = self.random.choice(list(RULES))
        known = [name for name, of in scope if of == kind]
        if known and self.random.random() < 0.4:
            return Term(kind, [self.random.choice(known)])
        if kind not in RULES:
            return Term(kind, [self.literals.make(kind)])
        leaves, rules = RULES[kind]
        if depth <= 0:
            if kind in ("any", "dyn", "clock"):
                inner = "ts" if kind == "clock" else self.random.choice(("int", "double", "str", "uint", "bytes"))
                return Term(kind, [self.term(inner, 0, scope)])
            if self.literals.has(kind) and self.random.random() < 0.75:
                return Term(kind, [self.literals.make(kind)])
            return Term(kind, [self.random.choice(leaves)])
        if self.literals.has(kind) and self.random.random() < 0.15:
            return Term(kind, [self.literals.make(kind)])
        return self.filled(kind, self.random.choice(rules), depth - 1, scope)

    def filled(self, kind, rule, depth, scope):
        pieces, inner, waiting, end = [], list(scope), [], 0
        isOperator = rule[0] in "$-!" and (" " in rule.split("(")[0] or rule[0] in "-!")
        if isOperator:
            pieces.append("(")
        for mark in MARK.finditer(rule):
            pieces.append(rule[end : mark.start()])
            end = mark.end()
            if mark.group(1):
                term = self.term(mark.group(1), depth, inner)
                # What follows it binds closer than an operator; those stand in brackets already.
                pieces.append(term)
                inner += waiting
                waiting = []
            else:
                name = self.random.choice(("v0", "v1", "n", "x")) if self.random.random() < 0.3 else f"v{len(inner)}"
                pieces.append(name)
                (waiting if mark.group(3) else inner).append((name, mark.group(2)))
        pieces.append(rule[end:])
        if isOperator:
            pieces.append(")")
        return Term(kind, pieces)

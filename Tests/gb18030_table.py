#!/usr/bin/env python3
"""Writes the two-byte table of GB18030 as Swift, from Python's own codec (the edition of 2000).

    Tests/gb18030_table.py > Sources/Tables/Encodings/GB18030Pairs.swift

What later editions changed stands in GB18030.swift, and the four-byte codes follow from this table.
"""

FIRST_LEAD, LAST_LEAD = 0x81, 0xFE
TRAILS = [trail for trail in range(0x40, 0xFF) if trail != 0x7F]
PRIVATE_USE = range(0xE000, 0xF900)


def scalar(lead, trail):
    return ord(bytes([lead, trail]).decode("gb18030"))


def private_runs():
    """Runs of private-use code points: the first position, its code point, how many."""
    runs = []
    for position, (lead, trail) in enumerate(
        (lead, trail) for lead in range(FIRST_LEAD, LAST_LEAD + 1) for trail in TRAILS
    ):
        value = scalar(lead, trail)
        if value not in PRIVATE_USE:
            continue
        if runs and runs[-1][0] + runs[-1][2] == position and runs[-1][1] + runs[-1][2] == value:
            runs[-1][2] += 1
        else:
            runs.append([position, value, 1])
    return runs


def main():
    print("// Made by Tests/gb18030_table.py: not to be edited.")
    print()
    print("/// The characters of the two-byte codes of GB18030 (edition of 2000), as text: two lines for each first byte from")
    print("/// 0x81 to 0xFE, a character for each second byte from 0x40 to 0xFE besides 0x7F; `?` for private use.")
    print("///")
    print("/// As text it takes no time to compile, and none when the program starts.")
    print("enum GB18030Pairs {")
    print("  /// The private-use code points: the first position in the table, its code point, how many follow each other.")
    print("  static let privateUse: [(position: Int, scalar: UInt16, count: Int)] = [")
    runs = [f"({position}, 0x{value:04X}, {count})" for position, value, count in private_runs()]
    for start in range(0, len(runs), 5):
        print("    " + ", ".join(runs[start : start + 5]) + ",")
    print("  ]")
    print()
    print('  static let text: StaticString = """')
    for lead in range(FIRST_LEAD, LAST_LEAD + 1):
        row = [scalar(lead, trail) for trail in TRAILS]
        text = "".join("?" if value in PRIVATE_USE else chr(value) for value in row)
        print("    " + text[:95])
        print("    " + text[95:])
    print('    """')
    print("}")


main()

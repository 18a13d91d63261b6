"""The clerk's eyes and fingers on the accessibility bus, in a process of their own.

Runs on the system's Python (pyatspi is a Debian package); one JSON request a line on stdin, one
JSON answer a line on stdout. Knows nothing of our program but what the bus tells.
"""

import json
import sys

import pyatspi


def program(pid):
    """The accessible root of the program with this process id, or None."""
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.get_process_id() == pid:
            return app
    return None


def walk(node, depth=0):
    """Every node below, with its depth; a node that dies while we look is passed over."""
    yield node, depth
    for index in range(node.childCount):
        try:
            child = node.getChildAtIndex(index)
        except LookupError:
            continue
        if child is not None and depth < 24:
            yield from walk(child, depth + 1)


def showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def matches(node, role, name):
    if role and node.getRoleName() not in role.split("|"):
        return False
    return name in (node.name or "") if name else True


def find(root, role, name):
    exact = [n for n, _ in walk(root) if matches(n, role, name) and showing(n)]
    exact.sort(key=lambda n: (n.name or "") != name)
    return exact[0] if exact else None


def text_of(node):
    interfaces = pyatspi.listInterfaces(node)
    return node.queryText().getText(0, -1) if "Text" in interfaces else node.name or ""


WORKED = {
    "push button",
    "button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "spin button",
    "text",
    "list",
    "table",
    "tree",
    "page tab",
    "page tab list",
    "list item",
    "menu item",
    "slider",
}


def is_worked(node):
    """Whether it takes the keyboard, or is of a kind that is pressed, chosen or typed into."""
    if node.getRoleName() in ("frame", "dialog", "window", "scroll bar", "table cell"):
        return False
    if node.getRoleName() == "text" and inside(node, ("combo box", "spin button")):
        return False
    return node.getState().contains(pyatspi.STATE_FOCUSABLE) or node.getRoleName() in WORKED


def inside(node, roles):
    above = node.parent
    return above is not None and above.getRoleName() in roles


def is_named(node):
    """By a name of its own, or by the label it says it is labelled by."""
    if (node.name or "").strip():
        return True
    labels = [
        relation.getTarget(at)
        for relation in node.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
        for at in range(relation.getNTargets())
    ]
    return any((label.name or "").strip() for label in labels if label is not None)


def where(node):
    """The role of a node and of those above it."""
    roles = []
    while node is not None and len(roles) < 6:
        roles.append(f"{node.getRoleName()} {(node.name or '')[:30]}".strip())
        node = node.parent
    return " < ".join(roles)


def act(request):
    """Do one request; the answer says `found` and what was read."""
    root = program(request["pid"])
    if root is None:
        return {"found": False}
    do = request["do"]
    if do == "tree":
        lines = [
            f"{'  ' * depth}{node.getRoleName()} | {(node.name or '')[:70]}"
            for node, depth in walk(root)
            if showing(node)
        ]
        return {"found": True, "text": "\n".join(lines)}
    if do == "texts":
        return {"found": True, "text": "\n".join(text_of(n) for n, _ in walk(root) if showing(n))}
    if do == "nameless":
        worked = [node for node, _ in walk(root) if showing(node) and is_worked(node)]
        return {
            "found": True,
            "worked": len(worked),
            "nameless": [where(node) for node in worked if not is_named(node)],
        }
    node = find(root, request.get("role", ""), request.get("name", ""))
    if node is None:
        return {"found": False}
    if do == "press":
        if not node.getState().contains(pyatspi.STATE_ENABLED):
            return {"found": False, "text": "greyed"}
        actions = node.queryAction()
        names = [actions.getName(i) for i in range(actions.nActions)]
        for wanted in ("Press", "Toggle", "ShowMenu", "SetFocus"):
            if wanted in names:
                actions.doAction(names.index(wanted))
                return {"found": True, "text": wanted}
        return {"found": False, "text": str(names)}
    if do == "focus":
        return {"found": bool(node.queryComponent().grabFocus())}
    if do == "read":
        return {"found": True, "text": text_of(node)}
    if do == "write":
        return {"found": bool(node.queryEditableText().setTextContents(request["text"]))}
    if do == "box":
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return {"found": True, "box": [box.x, box.y, box.width, box.height]}
    return {"found": False, "text": f"no such request: {do}"}


def main():
    for line in sys.stdin:
        try:
            answer = act(json.loads(line))
        except (LookupError, NotImplementedError, AttributeError, RuntimeError) as gone:
            answer = {"found": False, "text": repr(gone)}  # the node vanished while we looked
        print(json.dumps(answer), flush=True)


main()

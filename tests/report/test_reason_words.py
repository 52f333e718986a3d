"""Whatever reading may say of an unread file is said in Chinese too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator.model.documents import Status
from aggregator.report.reason_words import reason_in
from aggregator.report.words import WORDS

ROOT = Path(__file__).parents[2] / "aggregator"
RAISED = {"Unreadable", "OverBudget", "Lost", "BrokenPart", "RecogniserFailed", "RecogniserSilent"}
KEPT = {"reason", "loss", "CUT_OFF", "LOST_LIST", "MISSING"}
"""What is called and what is assigned a reason."""

PARTS = {"for the result 7", "the presentation 7"}
"""What another reason is set into."""
KINDS = re.compile(r'"(an? [A-Za-z.]+(?: [A-Za-z]+){1,3})"')


def templates(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an expression may be, each place in them filled with a number."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from templates(node.body)
        yield from templates(node.orelse)


def reasons_in_the_source() -> set[str]:
    sources = [*ROOT.glob("reading/**/*.py"), *ROOT.glob("recognisers/*.py"), ROOT / "service" / "recognition.py"]
    found = set()
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in RAISED:
                found.update(text for argument in node.args[:1] for text in templates(argument))
            if isinstance(node, ast.Call):
                found.update(text for word in node.keywords if word.arg == "reason" for text in templates(word.value))
            if isinstance(node, ast.Assign) and any(
                getattr(target, "id", getattr(target, "attr", "")) in KEPT for target in node.targets
            ):
                found.update(templates(node.value))
    return {reason for reason in found if " " in reason.strip() and "7 7" not in reason} - PARTS


@pytest.mark.parametrize("reason", sorted(reasons_in_the_source()))
def test_no_reason_is_left_in_english(reason: str) -> None:
    assert reason_in("zh", reason) != reason
    assert reason_in("en", reason) == reason


def test_the_source_has_the_reasons_that_are_looked_for() -> None:
    looked_for = {"the file is encrypted with a password", "not a readable PDF", "the answer was 7"}
    assert looked_for <= reasons_in_the_source()


def test_whatever_is_known_by_its_first_bytes_has_a_name_in_chinese() -> None:
    kinds = set(KINDS.findall((ROOT / "reading" / "signatures.py").read_text("utf-8")))
    assert len(kinds) > 20
    assert [kind for kind in sorted(kinds) if reason_in("zh", f"{kind} is not read").startswith(kind)] == []


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("pages 1-3, 7 are pictures without text; page 9 is broken", "第 1-3, 7 页是没有文字的图片；第 9 页已损坏"),
        ("the reading process ended (SIGKILL)", "读取进程已终止（SIGKILL）"),
        (
            "more memory needed than the 512 MiB that a reading process may have; it ended (exit code 1)",
            "所需内存超过读取进程的上限 512 MiB；进程已终止（退出码 1）",
        ),
        ("recogniser endpoint: no answer within 30 seconds", "识别器 endpoint：30 秒内没有应答"),
        ("a RAR archive is not read", "RAR 压缩包，不读取此格式"),
        ("an Office document is encrypted", "Office 文档，已加密"),
        ("word/header1.xml is not well-formed XML; 4 more", "word/header1.xml 不是格式正确的 XML；另有 4 项"),
        ("pixels not read: OCR is switched off", "像素未读：文字识别已关闭"),
        ("nobody has ever said this", "nobody has ever said this"),
        ("", ""),
    ],
)
def test_a_reason_is_said_in_chinese_part_by_part(reason: str, said: str) -> None:
    assert reason_in("zh", reason) == said


def test_every_status_has_its_words() -> None:
    assert {status.value for status in Status} - {"ok", "empty"} <= set(WORDS)

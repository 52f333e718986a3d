"""Why a file was not read, or not whole, in Chinese: the reasons themselves are English, as files are cited."""

from __future__ import annotations

import re
from collections.abc import Callable

_KINDS = {
    "a DWG drawing": "DWG 图纸",
    "a FLAC recording": "FLAC 录音",
    "a Matroska film": "Matroska 视频",
    "a PGP message": "PGP 消息",
    "a Parquet table": "Parquet 表",
    "a Photoshop image": "Photoshop 图像",
    "a PostScript document": "PostScript 文档",
    "a RAR archive": "RAR 压缩包",
    "a Visio drawing": "Visio 绘图",
    "a WAV recording": "WAV 录音",
    "a Zstandard archive": "Zstandard 压缩包",
    "a cabinet archive": "CAB 压缩包",
    "a document package": "文档包",
    "a program": "程序",
    "a winmail.dat attachment": "winmail.dat 附件",
    "an AVI film": "AVI 视频",
    "an Access database": "Access 数据库",
    "an Android program": "安卓程序",
    "an Apple iWork document": "Apple iWork 文档",
    "an MP3 recording": "MP3 录音",
    "an MP4 film": "MP4 视频",
    "an OLE file": "OLE 文件",
    "an Office document": "Office 文档",
    "an Ogg recording": "Ogg 录音",
    "an OpenDocument file": "OpenDocument 文件",
    "an Outlook mail store": "Outlook 邮件库",
    "an SQLite database": "SQLite 数据库",
}
"""What is known only by its first bytes."""

_LIMITED = {
    "pages": "页",
    "cells": "个单元格",
    "characters": "个字符",
    "members": "个成员",
    "unpacked bytes": "字节（解压后）",
    "ocr pages": "页（文字识别）",
    "columns": "列",
    "parts": "个部件",
    "pixels": "个像素",
}

Said = str | Callable[[re.Match[str]], str]

_CLAUSES: tuple[tuple[re.Pattern[str], Said], ...] = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        # limits
        (r"larger than (\d+) bytes", r"大于 \1 字节"),
        (r"more than (\d+) containers deep", r"嵌套超过 \1 层容器"),
        (r"more than (\d+) pages for OCR", r"需要文字识别的页数超过 \1 页"),
        (r"more than (\d+) members: the rest was not read", r"超过 \1 个成员，其余未读"),
        (r"more than (\d+) members: (\d+) were not read", r"超过 \1 个成员，其中 \2 个未读"),
        (rf"more than (\d+) ({'|'.join(_LIMITED)})", lambda found: f"超过 {found[1]} {_LIMITED[found[2]]}"),
        (r"it has more than (\d+) pixels", r"超过 \1 个像素"),
        (r"(?:(.+) )?unpacks to more than (\S+) times its size",
         lambda found: f"{_part(found)}解压后超过原大小的 {found[2]} 倍"),
        (r"groups nested more than (\d+) deep", r"分组嵌套超过 \1 层"),
        (r"nested too deep to be read", "嵌套过深，无法读取"),
        (r"the same text is told more than twice", "同一段文字重复出现两次以上"),
        (r"the (?:rest|rest of it) was not read", "其余未读"),
        # processes
        (r"not read within (\S+) seconds", r"未能在 \1 秒内读完"),
        (r"(for the result )?more memory needed than the (\d+) MiB that a reading process may have",
         lambda found: f"{'传回结果' if found[1] else ''}所需内存超过读取进程的上限 {found[2]} MiB"),
        (r"the reading process ended \((.+)\)", lambda found: f"读取进程已终止（{_ending(found[1])}）"),
        (r"it ended \((.+)\)", lambda found: f"进程已终止（{_ending(found[1])}）"),
        (r"the reader failed: (\S+) at (\S+)", r"读取程序出错：\1（\2）"),
        (r"the result cannot be sent: (\S+)", r"结果无法传回：\1"),
        # encrypted
        (r"the file is encrypted with a password", "文件有密码加密"),
        (r"the (?:document|presentation|workbook) is encrypted with a password", "文档有密码加密"),
        (r"the archive is encrypted", "压缩包已加密"),
        (r"the archive's member is encrypted", "压缩包中的该成员已加密"),
        (r"a member is encrypted", "有成员已加密"),
        (r"it and the rest were not read", "该成员及其余未读"),
        (r"the chapters are encrypted", "各章已加密"),
        (r"(\d+) chapters are encrypted", r"\1 章已加密"),
        # formats
        (rf"({'|'.join(_KINDS)}) is (encrypted|not read)",
         lambda found: _KINDS[found[1]] + ("，已加密" if found[2] == "encrypted" else "，不读取此格式")),
        (r"the name says (.+), the content is (.+)", r"文件名表明是 \1，内容却是 \2"),
        (r"a (Word document|PowerPoint presentation) of another version than 97-2003 is not read",
         lambda found: f"{found[1].split()[0]} 97-2003 以外的旧版本不读取"),
        (r"not a workbook of Excel 5 or later", "不是 Excel 5 或更高版本的工作簿"),
        (r"a 7z archive is not read without the extra 'archives' and the system's libarchive",
         "未安装附加组件 archives 及系统的 libarchive，不读取 7z 压缩包"),
        (r"the member's compression method is not read", "不读取该成员的压缩方式"),
        # damaged
        (r"not a readable (.+?)(?: \((\w+)\))?", lambda found: f"不是可读取的 {_named(found[1])}{_error(found[2])}"),
        (r"not readable as (\S+) \((\w+)\)", r"无法按 \1 读取（\2）"),
        (r"not XML that can be parsed", "不是可解析的 XML"),
        (r"not well-formed XML, first in line (\d+): what stands before it was read",
         r"XML 格式有误，首处在第 \1 行，其前的内容已读"),
        (r"not well-formed XML, first in line (\d+): what could be made out was read",
         r"XML 格式有误，首处在第 \1 行，已尽量读取"),
        (r"(.+) is not well-formed XML", r"\1 不是格式正确的 XML"),
        (r"(.+) declares a document type", r"\1 声明了文档类型"),
        (r"(.+) is missing", r"\1 缺失"),
        (r"(.+) names no contents", r"\1 未指明内容"),
        (r"(.+) has damaged strings", r"\1 的字符串已损坏"),
        (r"(.+) cannot be unpacked \((\w+)\)", r"\1 无法解压（\2）"),
        (r"a stream claims to be larger than the file", "有数据流声称大于文件本身"),
        (r"a stream of the (compound file|message) cannot be read \((\w+)\)", r"有数据流无法读取（\2）"),
        (r"the archive is cut off or damaged(?:: no member can be found in it)?", "压缩包不完整或已损坏"),
        (r"the archive is damaged(?: \((\w+)\))?", lambda found: f"压缩包已损坏{_error(found[1])}"),
        (r"the member is (?:cut off|cut off or damaged)", "该成员不完整或已损坏"),
        (r"the member is damaged \((\w+)\)", r"该成员已损坏（\1）"),
        (r"the compressed data is cut off or damaged", "压缩数据不完整或已损坏"),
        (r"the list of its members is cut off or damaged", "成员目录不完整或已损坏"),
        (r"what stands before it was read", "其前的内容已读"),
        (r"(.+) ends inside a record", r"\1 在记录中途结束"),
        (r"the document ends in its beginning", "文档在开头处即中断"),
        (r"the presentation holds nothing", "演示文稿中没有内容"),
        (r"what tells where its (?:text|slides) stands? is damaged", "指明内容位置的部分已损坏"),
        (r"(\d+) pieces of its text stand outside of the file", r"有 \1 段文字位于文件之外"),
        (r"(\d+) cells are repeated too often to write all of them out", r"\1 个单元格重复过多，未全部写出"),
        (r"a sheet of (.+) has no part", r"\1 中有工作表缺少部件"),
        (r"the picture is damaged", "图片已损坏"),
        (r"(\d+) more", r"另有 \1 项"),
        # no letters
        (r"pages? ([\d, -]+) (?:is a picture|are pictures) without text", r"第 \1 页是没有文字的图片"),
        (r"pages? ([\d, -]+) (?:has a font that does not say its|have fonts that do not say their) letters",
         r"第 \1 页的字体不含可识别的文字编码"),
        (r"pages? ([\d, -]+) (?:is|are) broken", r"第 \1 页已损坏"),
        (r"most of the text is numbers of characters, not letters: its font does not say them",
         "大部分文字只有字符编号：字体未给出对应的文字"),
        (r"most of the text is no readable characters", "大部分文字不是可读的字符"),
        (r"the text is words of no language: its font gives other letters than it shows",
         "文字不成语句：字体给出的字母与所显示的不同"),
        (r"no words in (\d+) bytes: what its pages show is damaged, or is pictures",
         r"\1 字节中没有文字：页面内容已损坏或为图片"),
        (r"pixels not read: (.+)", lambda found: f"像素未读：{reason_in('zh', found[1])}"),
        (r"this kind of image is not decoded", "不解码此类图像"),
        (r"OCR is switched off", "文字识别已关闭"),
        (r"OCR is not installed: (.+)", r"未安装文字识别：\1"),
        (r"OCR stopped after half of the (\S+) seconds that one file may take",
         r"文字识别用去单个文件时限 \1 秒的一半后停止"),
        # recognisers
        (r"recogniser (.+?): (.+)", lambda found: f"识别器 {found[1]}：{reason_in('zh', found[2])}"),
        (r"no answer within (\S+) seconds", r"\1 秒内没有应答"),
        (r"no answer: (\w+)", r"没有应答：\1"),
        (r"not asked any more after (\d+) texts without an answer", r"连续 \1 段文字没有应答，不再询问"),
        (r"the answer was (\d+)", r"应答为 \1"),
        (r"the answer was longer than (\d+) bytes", r"应答超过 \1 字节"),
        (r"the answer is not of the protocol", "应答不符合协议"),
        (r"the model's answer was cut off at its limit", "模型的应答因达到上限而中断"),
        (r"the model did not answer with the JSON it was asked for", "模型未按要求以 JSON 应答"),
    )
)  # fmt: skip


def reason_in(lang: str, reason: str) -> str:
    """Return why a file was not read, as its reason says it, in a language; names of files and of errors stay.

    Examples
    --------
    >>> reason_in("zh", "more than 200 pages; the rest was not read")
    '超过 200 页；其余未读'
    >>> reason_in("zh", "word/a.xml is missing"), reason_in("en", "larger than 5 bytes")
    ('word/a.xml 缺失', 'larger than 5 bytes')
    """
    if lang == "en":
        return reason
    whole = _clause_in(reason)
    return "；".join(map(_clause_in, reason.split("; "))) if whole == reason else whole


def _clause_in(clause: str) -> str:
    for pattern, said in _CLAUSES:
        found = pattern.fullmatch(clause)
        if found is not None:
            return found.expand(said) if isinstance(said, str) else said(found)
    return clause


def _part(found: re.Match[str]) -> str:
    return f"{found[1]} " if found[1] else ""


def _named(what: str) -> str:
    return {"compound file": "复合文件", "package": "文档包"}.get(what, what.replace(" image", " 图像"))


def _error(name: str | None) -> str:
    return f"（{name}）" if name else ""


def _ending(told: str) -> str:
    closed = {"it closed its pipe": "管道被关闭"}
    return closed.get(told) or told.replace("exit code", "退出码")

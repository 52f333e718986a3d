"""PDFs: forms within forms, bombs, loops, a million strokes, and locked ones."""

from __future__ import annotations

import io
import zlib

from hostile_case import Case
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from aggregator.model.documents import Status

CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
FONT = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
WORDS = b"BT /F 12 Tf 50 700 Td (Northfield is where lunch is at noon) Tj ET\n"


def objects(*bodies: str | bytes) -> bytes:
    """Return a PDF of numbered objects; the first is its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + (body.encode("latin-1") if isinstance(body, str) else body) + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, start))


def stream(content: bytes, extra: str = "") -> bytes:
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def page(content: int, resources: str = FONT, more: str = "") -> str:
    box = "/MediaBox [0 0 600 800]"
    return f"<< /Type /Page /Parent 2 0 R {box} /Contents {content} 0 R /Resources << {resources} >> {more} >>"


def one_page(content: bytes, extra: str = "", more: str = "") -> bytes:
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return objects(CATALOG, pages, page(4, more=more), stream(content, extra))


def forms(levels: int) -> bytes:
    """Return a page whose form draws another twice, which draws another twice ...: 2 ** levels drawings."""
    made = []
    for level in range(levels):
        resources = f"<< {FONT} /XObject << /X {6 + level} 0 R >> >>"
        own = f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources {resources}"
        made.append(stream(b"/X Do /X Do " if level < levels - 1 else WORDS, own))
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return objects(CATALOG, pages, page(4, f"{FONT} /XObject << /X 5 0 R >>"), stream(WORDS + b"/X Do"), *made)


def own_form() -> bytes:
    """Return a form that draws itself."""
    own = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    drawn = stream(WORDS + b"/X Do")
    return objects(CATALOG, pages, page(4, f"{FONT} /XObject << /X 5 0 R >>"), drawn, stream(b"/X Do /X Do", own))


def flated(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join([packer.compress(b" " * 1024**2) for _ in range(megabytes)]) + packer.flush()
    return one_page(packed, "/Filter /FlateDecode")


def twice_flated() -> bytes:
    packed = zlib.compress(zlib.compress(WORDS + b" " * 300_000_000, 9), 9)
    return one_page(packed, "/Filter [/FlateDecode /FlateDecode]")


def strokes(count: int) -> bytes:
    return one_page(WORDS + b"".join(b"%d %d 20 20 re S\n" % (n % 590, n % 790) for n in range(count)))


def glyphs(count: int) -> bytes:
    return one_page(b"BT /F 1 Tf 1 0 0 1 1 1 Tm\n" + b"(northfield ) Tj\n" * (count // 11) + b"ET")


def tree_in_a_circle() -> bytes:
    return objects(
        CATALOG,
        "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 900 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 900 >>",
    )


def outline_in_a_circle() -> bytes:
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    catalog = "<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>"
    outline = "<< /First 6 0 R /Last 6 0 R >>"
    entry = "<< /Title (again) /Next 6 0 R /First 6 0 R /Parent 5 0 R >>"
    return objects(catalog, pages, page(4), stream(WORDS), outline, entry)


def many_pages(count: int) -> bytes:
    kids = " ".join("3 0 R" for _ in range(count))
    return objects(CATALOG, f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", page(4), stream(WORDS))


def nested_arrays() -> bytes:
    return one_page(WORDS, more=f"/Annots {'[' * 50_000}{']' * 50_000}")


def many_annotations(count: int) -> bytes:
    annotation = "<< /Subtype /FreeText /Rect [0 0 9 9] /Contents (noon) >>"
    return one_page(WORDS, more=f"/Annots [{annotation * count}]")


def huge_page() -> bytes:
    return one_page(WORDS).replace(b"[0 0 600 800]", b"[0 0 9e30 9e30]")


def locked() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=pdfencrypt.StandardEncryption("reader", "owner", strength=128))
    canvas.drawString(50, 700, "Northfield")
    canvas.save()
    return out.getvalue()


def attached(content: bytes, levels: int) -> bytes:
    """Return a PDF with a PDF attached, with a PDF attached ..."""
    for _ in range(levels):
        catalog = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(in.pdf) 5 0 R] >> >> >>"
        held = "<< /Type /Filespec /F (in.pdf) /UF (in.pdf) /EF << /F 6 0 R >> >>"
        pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
        content = objects(catalog, pages, page(4), stream(WORDS), held, stream(content, "/Type /EmbeddedFile"))
    return content


def torn() -> bytes:
    whole = one_page(WORDS)
    return whole[: whole.index(b"4 0 obj")]


CASES = (
    # Where it ends for want of memory, the reason says so only if the process had most of it already.
    Case("forms.pdf", lambda: forms(24), Status.FAILED, "ended (SIGABRT)"),
    Case("own form.pdf", own_form, Status.FAILED, heavy=True),
    Case("flate.pdf", lambda: flated(100), Status.NEEDS_OCR, "no words"),
    Case("flate 1 GB.pdf", lambda: flated(1024), Status.FAILED, heavy=True),
    Case("twice flated.pdf", twice_flated, Status.OK, heavy=True),
    Case("rectangles.pdf", lambda: strokes(100_000), Status.OK),
    Case("rectangles 1 M.pdf", lambda: strokes(1_000_000), Status.OK, heavy=True),
    Case("glyphs.pdf", lambda: glyphs(100_000), Status.OK),
    Case("glyphs 1 M.pdf", lambda: glyphs(1_000_000), Status.OK, heavy=True),
    Case("tree.pdf", tree_in_a_circle, Status.PARTIAL, "broken"),
    Case("outline.pdf", outline_in_a_circle, Status.OK),
    Case("pages.pdf", lambda: many_pages(1000), Status.PARTIAL, "pages"),
    Case("arrays.pdf", nested_arrays, Status.OK),
    Case("annotations.pdf", lambda: many_annotations(20_000), Status.OK),
    Case("huge page.pdf", huge_page, Status.OK),
    Case("locked.pdf", locked, Status.ENCRYPTED),
    Case("attached.pdf", lambda: attached(b"%PDF-", 7), Status.OK),
    Case("torn.pdf", torn, Status.FAILED),
)

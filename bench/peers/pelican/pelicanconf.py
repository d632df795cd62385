"""Pelican's settings: the main country is the category, the source the author.

Templates are as small as Hugo's. Texts are kept in the cache from build to build, not compressed.
"""

SITENAME = "Synthetic news"
SITEURL = "https://news.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
DIRECT_TEMPLATES = ["index"]

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "countries/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
AUTHOR_URL = "sources/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"

DEFAULT_PAGINATION = 40
PAGINATED_TEMPLATES = {"tag": None, "category": None, "author": None}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_MAX_ITEMS = 40
FEED_RSS = "feed.xml"
CATEGORY_FEED_RSS = "countries/{slug}/feed.xml"
AUTHOR_FEED_RSS = "sources/{slug}/feed.xml"
TAG_FEED_RSS = "tags/{slug}/feed.xml"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
GZIP_CACHE = False

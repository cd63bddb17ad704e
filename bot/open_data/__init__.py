"""The law base and the answers for others to reuse: JSON-LD, Akoma Ntoso XML and a sitemap. See docs/open-data.md."""

#: Licence of what we wrote ourselves: restatements and answers. The texts of the law are nobody's property.
LICENSE = "https://creativecommons.org/licenses/by/4.0/"

#: Whom to name when reusing it.
AUTHOR = "Quqyq"

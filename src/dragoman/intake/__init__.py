"""From files, pages and feeds to `Document`: unpacking, decoding, cleaning, furniture and the publication date."""

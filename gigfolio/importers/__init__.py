"""From what a freelancer has already (a résumé, a profile's export, a folder of posts) to the files of a site.

Each source is read by a function from its parsed text to an `Imported`; one writer merges that into a site.
"""

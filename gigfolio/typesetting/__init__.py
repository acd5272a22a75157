"""Papers as PDF: set by Typst from a sheet's data and the theme's templates, and measured."""

"""Pictures: from a file in the content to small, bare files for the web. Importing this imports no Pillow."""

from gigfolio.images.derivative import Derivative
from gigfolio.images.image_set import ImageSet
from gigfolio.images.store import PictureStore

__all__ = ["Derivative", "ImageSet", "PictureStore"]

"""python -m gigfolio"""

from gigfolio.cli import main

main()

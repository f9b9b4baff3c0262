"""What rows and readings tell, as pictures: timelines, months, networks, maps, graphs of reuse; each also a table.

All are drawn by the server as SVG, the same for the same data, so that they print, follow the reader's colours and
need no script. Inside a page they wear its style sheet, as files one of their own.
"""

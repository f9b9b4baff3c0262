"""What a reader takes away: dossiers filled from the record, and files of articles; pages and commands share them."""

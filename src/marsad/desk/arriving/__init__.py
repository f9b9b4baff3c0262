"""What a reader gives the desk in; kept in the record by a process beside the desk: files, folders, pasted text."""

"""What people see: a report of a result as one page, a workbook, a document or plain text, in the reader's language."""

"""What may have been meant by a form that was typed or scanned, each candidate with its kind of slip and its cost."""

// Stands in for what the bundle shall not load. A file, so that the bill of materials counts it as ours.

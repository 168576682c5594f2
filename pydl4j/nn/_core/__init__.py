"""What networks are made of, one concept a file; `pydl4j.nn._network` joins them."""

"""The freelancer's content as frozen, typed values; nothing here reads, writes or renders."""

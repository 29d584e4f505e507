"""What an archive says across its reports: the registry of initiatives, its topics, reports that are near copies."""

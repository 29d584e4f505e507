"""From quantities, objects and relations to records: role, status, time, base."""

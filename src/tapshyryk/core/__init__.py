"""What every room stands on: time, keys, the lifecycle engine, access, the record, rules, messages."""

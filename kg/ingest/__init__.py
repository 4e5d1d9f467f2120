"""Files, feeds and publishers' servers -> releases; the only stage that reads releases from outside."""

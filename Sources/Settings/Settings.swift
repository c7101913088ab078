// first content follows

"""Pages made from data and prose, and the frame around them."""

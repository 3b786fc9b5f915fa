// excerpt

"""What charts and pages share: fonts, type scale, colours, the grid, the measuring and breaking of text, marks."""

### The generated page.

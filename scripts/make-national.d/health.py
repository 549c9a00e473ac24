def write(country, extracts):
    pass

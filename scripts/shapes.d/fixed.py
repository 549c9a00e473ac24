"""Tables whose publisher gives them one layout: header rows, rows, and what each figure must be read as. They stand
in every order of columns, encoding, delimiter and kind of workbook that can be met."""

import itertools


class Fixed:
    """A table of one layout.

    - recipe: which reads it.
    - stem: the file's name without its ending, where it says what the table is about.
    - titles: lines above the header.
    - header: header rows; one whose columns may stand in any order where it is movable.
    - rows: cells as texts; figures with a decimal point.
    - answers: unit, series, kind and number of each figure.
    """

    def __init__(self, recipe, stem, titles, header, rows, answers, movable=False):
        self.recipe, self.stem, self.titles, self.header = recipe, stem, titles, header
        self.rows, self.answers, self.movable = rows, answers, movable

    def ordered(self, number):
        """Header and rows with their columns in another order, the order's number."""
        if not self.movable:
            return self.header, self.rows
        orders = itertools.permutations(range(len(self.header[0])))
        order = next(itertools.islice(orders, 97 * number, None), range(len(self.header[0])))
        return ([[row[i] for i in order] for row in self.header], [[row[i] for i in order] for row in self.rows])


def number(unit, series, figure):
    return (unit, series, "number", figure)


def custom_extract(recipe, stem, measure):
    """NAV's extracts of one benefit by place, sex, age and month."""
    header = [["Nivå", "Geografisk enhet", "Kjønn", "Alder", "Beh personer i mnd", "Prosent av befolkningen", "Dato"]]
    rows = [["Fylker", "Agder", "Alle", "18 - 29 år", "3107", "6.5", "2024-12-01"],
            ["Fylker", "Agder", "Kvinner", "18 - 29 år", "1548", "6.7", "2024-12-01"],
            ["Agder kommuner", "Arendal", "Menn", "18 - 29 år", "61", "", "2024-12-01"]]
    series = lambda name, sex: f"{recipe}/{name}, 2024M12, {sex}, 18-29"
    answers = [number("42", series(measure, "both"), "3107.0"), number("42", series(measure + "_share", "both"), "0.065"),
               number("42", series(measure, "female"), "1548.0"),
               number("42", series(measure + "_share", "female"), "0.067"),
               number("4203", series(measure, "male"), "61.0"),
               ("4203", series(measure + "_share", "male"), "not_computable", "")]
    return Fixed(recipe, stem, [], header, rows, answers, movable=True)


def imdi(recipe, stem, header, measures, level):
    rows = [["0", "Hele landet", "68594", "65.8"], ["K3401", "Kongsvinger", "118", "."]]
    answers = [number("0", f"{recipe}/{measures[0]}, {level}", "68594.0"),
               number("0", f"{recipe}/{measures[1]}, {level}", "0.658"),
               number("3401", f"{recipe}/{measures[0]}, {level}", "118.0")]
    return Fixed(recipe, stem, [], header, rows, answers)


FIXED = [
    custom_extract("nav-aap", "aap", "aap"),
    custom_extract("nav-nedsatt-arbeidsevne", "nedsatt-arbeidsevne", "reduced_work_capacity"),
    custom_extract("nav-registered", "registrerte", "registered"),
    custom_extract("nav-uforetrygd", "uføretrygd", "disability_benefit"),
    custom_extract("nav-unemployed-by-age", "helt-ledige", "wholly_unemployed"),
    Fixed("nav-hl060", "hl060", ["NAV", "HL060 Helt ledige fordelt på kommune", ""],
          [["Kommune", "Januar 2022", "", "Februar 2022", ""], ["", "Antall", "Prosent", "Antall", "Prosent"]],
          [["3401 Kongsvinger", "172", "2.3", "164", "2.2"], ["3417 Grue", "*", "*", "12", "0.6"]],
          [number("3401", "nav-hl060/wholly_unemployed, 2022M01, both", "172.0"),
           number("3401", "nav-hl060/wholly_unemployed_share, 2022M01, both", "0.023"),
           number("3401", "nav-hl060/wholly_unemployed, 2022M02, both", "164.0"),
           number("3401", "nav-hl060/wholly_unemployed_share, 2022M02, both", "0.022"),
           ("3417", "nav-hl060/wholly_unemployed, 2022M01, both", "suppressed", ""),
           ("3417", "nav-hl060/wholly_unemployed_share, 2022M01, both", "suppressed", ""),
           number("3417", "nav-hl060/wholly_unemployed, 2022M02, both", "12.0"),
           number("3417", "nav-hl060/wholly_unemployed_share, 2022M02, both", "0.006")]),
    Fixed("nav-ytelser", "ytelser", [],
          [["År", "Fylke Nr Navn", "Kommune Nr Navn", "Stønadsområde gruppe", "Kapittel", "Stønadsområde",
            "Utbetalt mill kr", "Oppdatert dato"]],
          [["2014", "01 Østfold", "0101 Halden", "Arbeid", "0634", "Tiltakspenger", "8.24", "24.10.2018"],
           ["2014", "01 Østfold", "0104 Moss", "Arbeid", "2541", "Dagpenger", "64.97", "24.10.2018"]],
          [number("0101", "nav-ytelser/paid, 2014, both, Tiltakspenger", "8.24"),
           number("0104", "nav-ytelser/paid, 2014, both, Dagpenger", "64.97")], movable=True),
    imdi("imdi-utdanningsniva", "utdanning",
         [["Region", "Navn", "Utdanningsnivå: Grunnskole", "Utdanningsnivå: Grunnskole"],
          ["", "", "Bakgrunn: Hele befolkningen", "Bakgrunn: Hele befolkningen"],
          ["", "", "Kjønn: Alle", "Kjønn: Alle"], ["", "", "Enhet: Personer", "Enhet: Prosent"],
          ["", "", "År: 2021", "År: 2021"]],
         ["residents_30_66", "share_of_residents_30_66"], "2021, both, lower_secondary"),
    imdi("imdi-videregaende-fullfort", "videregaende-fullfort",
         [["Region", "Navn", "Bakgrunn: Hele befolkningen", "Bakgrunn: Hele befolkningen"],
          ["", "", "Kjønn: Kvinner", "Kjønn: Kvinner"], ["", "", "Enhet: Personer", "Enhet: Prosent"],
          ["", "", "År: 2019-2021", "År: 2019-2021"]],
         ["completed_in_5_years", "completed_in_5_years_share"], "2019-2021, female"),
    Fixed("fhi-arbeidsledighet", "fhi", ["Arbeidsledighet", "", "Variabler i filter", "Alder, 15-29 år",
                                         "andel (prosent)", ""],
          [["År", "2010", "2013"], ["Geografi", "aar2010", "aar2013"]],
          [["Halden", "3", "3.3"], ["Våler (Hedmark)", "2", "2.5"], ["Harstad", "2.2", "1.9"]],
          [number(unit, f"fhi-arbeidsledighet/unemployed_share_15_29, {year}, both", figure)
           for unit, year, figure in [("0101", 2010, "0.03"), ("0101", 2013, "0.033"), ("0426", 2010, "0.02"),
                                      ("0426", 2013, "0.025"), ("1903", 2010, "0.022"), ("1903", 2013, "0.019")]]),
    Fixed("fhi-psykiske-plager", "plager", [],
          [["Geografi", "År", "Kjønn", "Alder", "Plagegrad", "Måltall", "value"]],
          [["Hele landet", "2021", "jenter", "8-10.trinn", "plaget", "andel (prosent)", "17.8"],
           ["Porsgrunn", "2021", "gutter", "8-10.trinn", "plaget", "andel (prosent)", ":"]],
          [number("0", "fhi-psykiske-plager/distressed_share, 2021, female, 8-10.trinn, plaget", "0.178"),
           ("4001", "fhi-psykiske-plager/distressed_share, 2021, male, 8-10.trinn, plaget", "suppressed", "")],
          movable=True),
    Fixed("udir-slutta-vgo", "slutta", [],
          [["EnhetNivaa", "Nasjonaltkode", "Fylkekode", "Organisasjonsnummer", "Nasjonalt", "Fylke", "EnhetNavn",
            "2019-20.Alle eierformer.Alle trinn.Begge kjønn.Andel sluttet",
            "2020-21.Alle eierformer.Alle trinn.Begge kjønn.Andel sluttet"]],
          [["1", "I", "", "I", "Hele landet", "Alle fylker", "Hele landet", "3.4", "3"],
           ["2", "I", "34", "34", "Hele landet", "Innlandet", "Innlandet", "-", "2.9"]],
          [number("0", "udir-slutta-vgo/left_share, 2019-20, both", "0.034"),
           number("0", "udir-slutta-vgo/left_share, 2020-21, both", "0.03"),
           ("34", "udir-slutta-vgo/left_share, 2019-20, both", "missing", ""),
           number("34", "udir-slutta-vgo/left_share, 2020-21, both", "0.029")]),
    Fixed("udir-grunnskolepoeng", "poeng", [],
          [["EnhetNivaa", "Nasjonaltkode", "Fylkekode", "Kommunekode", "Organisasjonsnummer", "Nasjonalt", "Fylke",
            "Kommune", "EnhetNavn", "2020-21.Alle eierformer.Begge kjønn.Grunnskolepoeng",
            "2020-21.Alle eierformer.Begge kjønn.Antall elever"]],
          [["1", "I", "", "", "I", "Hele landet", "Alle fylker", "Alle kommuner", "Hele landet", "43.2", "59245"],
           ["3", "I", "42", "4203", "4203", "Hele landet", "Agder", "Arendal", "Arendal", "42.1", "466"]],
          [number("0", "udir-grunnskolepoeng/points, 2020-21, both", "43.2"),
           number("0", "udir-grunnskolepoeng/pupils, 2020-21, both", "59245.0"),
           number("4203", "udir-grunnskolepoeng/points, 2020-21, both", "42.1"),
           number("4203", "udir-grunnskolepoeng/pupils, 2020-21, both", "466.0")]),
    Fixed("figures-template", "figures", [],
          [["source", "indicator", "unit", "unit_name", "year", "sex", "age", "value", "unit_of_measure", "numerator",
            "denominator", "note"]],
          [["ours", "neet_nav", "3401", "Kongsvinger", "2021", "both", "20-29", "22.8", "percent", "", "", "side 4"]],
          [number("3401", "ours/neet_nav, 2021, both, 20-29", "0.228")], movable=True),
    Fixed("ungdata", "ungdata", [],
          [["unit", "unit_name", "year", "school_level", "grades", "sex", "indicator", "percent", "n_answered",
            "n_invited", "note"]],
          [["3401", "Kongsvinger", "2021", "ungdomsskole", "8-10", "female", "good_life", "29", "210", "260", ""]],
          [number("3401", f"ungdata/good_life{part}, 2021, female, ungdomsskole", figure)
           for part, figure in [("", "0.29"), (".n_answered", "210.0"), (".n_invited", "260.0")]], movable=True),
    Fixed("statsforvalteren", "kommunebilde", [],
          [["unit", "unit_name", "year", "field", "indicator", "value", "unit_of_measure", "grade", "note"]],
          [["3401", "Kongsvinger", "2021", "skole", "left", "3.1", "percent", "gul", ""]],
          [number("3401", "statsforvalteren/left, 2021, both", "0.031"),
           number("3401", "statsforvalteren/left.grade, 2021, both", "2.0")], movable=True),
    Fixed("ssb-centrality", "sentralitet", ["Sentralitetsindeks 2024", ""],
          [["Kommunenummer", "Kommunenavn", "Sentralitetsindeks 2024", "Sentralitetsklasse 2024"]],
          [["0301", "Oslo", "1000", "1"], ["3401", "Kongsvinger", "747", "4"]],
          [number("0301", "ssb-centrality/centrality, 2024, both", "1000.0"),
           number("0301", "ssb-centrality/centrality_class, 2024, both", "1.0"),
           number("3401", "ssb-centrality/centrality, 2024, both", "747.0"),
           number("3401", "ssb-centrality/centrality_class, 2024, both", "4.0")]),
    Fixed("ssb-child-welfare", "barnevern", [],
          [["region", "alder", "Barn med barnevernstiltak 2021", "Barn med barnevernstiltak 2022"]],
          [["3401 Kongsvinger", "0-22 år", "121", "117"], ["3417 Grue", "0-22 år", ":", "12"]],
          [number("3401", "ssb-child-welfare/children_with_measure, 2021, both, 0-22", "121.0"),
           number("3401", "ssb-child-welfare/children_with_measure, 2022, both, 0-22", "117.0"),
           ("3417", "ssb-child-welfare/children_with_measure, 2021, both, 0-22", "suppressed", ""),
           number("3417", "ssb-child-welfare/children_with_measure, 2022, both, 0-22", "12.0")]),
    Fixed("fhi-cube", "cube", [],
          [["GEO", "AAR", "KJONN", "ALDER", "UTDANN", "TELLER", "SPVFLAGG"]],
          [["0", "2021_2021", "0", "15_24", "0", "511", "0"], ["3401", "2019_2021", "1", "15_24", "0", "12", "3"]],
          [number("0", "fhi-cube/count, 2021, both, 15-24", "511.0"),
           ("3401", "fhi-cube/count, 2019-2021, male, 15-24", "suppressed", "")], movable=True),
]

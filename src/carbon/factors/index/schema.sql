CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE publication (
    name TEXT PRIMARY KEY, title TEXT NOT NULL, publisher TEXT NOT NULL, edition TEXT NOT NULL,
    licence TEXT NOT NULL, attribution TEXT NOT NULL, homepage TEXT NOT NULL, gwp_set TEXT, package TEXT NOT NULL,
    content TEXT NOT NULL
);
-- What factors are for, apart from stage, place and time. The anchor is the rarest name=value of its qualifiers within the key,
-- '' without qualifiers: a question reads only activities whose anchor it asks for.
CREATE TABLE activity (number INTEGER PRIMARY KEY, key TEXT NOT NULL, qualifiers TEXT NOT NULL, anchor TEXT NOT NULL);
CREATE INDEX activity_anchor ON activity (key, anchor);
-- The columns that a factor keeps as they are in factors.csv follow: see columns.py.
CREATE TABLE factor (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, publication TEXT NOT NULL REFERENCES publication,
    activity INTEGER NOT NULL REFERENCES activity, stage TEXT NOT NULL, stages TEXT NOT NULL, region TEXT NOT NULL,
    year INTEGER, last_year INTEGER, any_year INTEGER NOT NULL, per_gas INTEGER NOT NULL, all_gases INTEGER NOT NULL,
    /* kept columns */
);
-- The parts of years that some factors hold in, as half a year of a duty [ISO dates].
CREATE TABLE part_of_year (key TEXT NOT NULL, region TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY (first, last, key, region)) WITHOUT ROWID;
CREATE INDEX factor_activity ON factor (activity, stage, region);
CREATE TABLE form (
    factor INTEGER NOT NULL REFERENCES factor, position INTEGER NOT NULL, unit TEXT NOT NULL, gases TEXT NOT NULL,
    published_co2e REAL, published TEXT NOT NULL, locator TEXT NOT NULL, cells INTEGER NOT NULL,
    printed_in TEXT NOT NULL,
    PRIMARY KEY (factor, position)
) WITHOUT ROWID;
CREATE TABLE unit (spelling TEXT PRIMARY KEY, name TEXT NOT NULL, dimension TEXT NOT NULL, scale REAL NOT NULL);
CREATE TABLE ambiguous_unit (spelling TEXT PRIMARY KEY, candidates TEXT NOT NULL, why TEXT NOT NULL);
CREATE TABLE gas (
    gas TEXT PRIMARY KEY, name TEXT NOT NULL, formula TEXT NOT NULL, cas TEXT NOT NULL, family TEXT NOT NULL,
    kyoto INTEGER NOT NULL, aliases TEXT NOT NULL
);
CREATE TABLE gwp_set (gwp_set TEXT PRIMARY KEY, title TEXT NOT NULL, citation TEXT NOT NULL);
CREATE TABLE gwp (
    gwp_set TEXT NOT NULL REFERENCES gwp_set, gas TEXT NOT NULL REFERENCES gas, value REAL NOT NULL, locator TEXT NOT NULL,
    PRIMARY KEY (gwp_set, gas)
) WITHOUT ROWID;
CREATE TABLE blend_component (
    blend TEXT NOT NULL, gas TEXT NOT NULL, share REAL NOT NULL, source TEXT NOT NULL, locator TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (blend, gas)
) WITHOUT ROWID;
CREATE TABLE consumer_price (
    region TEXT NOT NULL, year INTEGER NOT NULL, inflation REAL NOT NULL, source TEXT NOT NULL, locator TEXT NOT NULL,
    PRIMARY KEY (region, year)
) WITHOUT ROWID;
CREATE TABLE exchange_rate (
    currency TEXT NOT NULL, year INTEGER NOT NULL, per_eur REAL NOT NULL, days INTEGER NOT NULL, source TEXT NOT NULL,
    locator TEXT NOT NULL, PRIMARY KEY (currency, year)
) WITHOUT ROWID;
CREATE TABLE region (
    code TEXT PRIMARY KEY, kind TEXT NOT NULL, parents TEXT NOT NULL, english TEXT NOT NULL, swedish TEXT NOT NULL,
    french TEXT NOT NULL, currency TEXT NOT NULL
);
-- Runs of ZIP codes in the same subregions of the US grid.
CREATE TABLE us_zip (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, subregions TEXT NOT NULL);
-- Parts of countries that no factor is of, by folded name and code.
CREATE TABLE district (folded TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (folded, country)) WITHOUT ROWID;
CREATE TABLE region_name (folded TEXT PRIMARY KEY, codes TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fuel_property (
    fuel TEXT NOT NULL, qualifiers TEXT NOT NULL, region TEXT NOT NULL, property TEXT NOT NULL, value REAL NOT NULL,
    unit TEXT NOT NULL, year TEXT NOT NULL, publication TEXT NOT NULL, source TEXT NOT NULL, locator TEXT NOT NULL
);
CREATE INDEX fuel_property_fuel ON fuel_property (fuel);
CREATE TABLE billing_custom (
    region TEXT NOT NULL, fuel TEXT NOT NULL, heating_value TEXT NOT NULL CHECK (heating_value IN ('net', 'gross')), custom TEXT NOT NULL,
    source TEXT NOT NULL, locator TEXT NOT NULL, PRIMARY KEY (region, fuel)
) WITHOUT ROWID;
CREATE TABLE fuel_blend (
    fuel TEXT NOT NULL, blend TEXT NOT NULL, part TEXT NOT NULL, part_blend TEXT NOT NULL, share REAL NOT NULL, source TEXT NOT NULL,
    locator TEXT NOT NULL, PRIMARY KEY (fuel, blend, part)
) WITHOUT ROWID;
CREATE TABLE gas_condition (
    unit TEXT PRIMARY KEY, temperature REAL NOT NULL, pressure REAL NOT NULL, source TEXT NOT NULL, locator TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE vehicle_energy (
    vehicle TEXT NOT NULL, fuel TEXT NOT NULL, size TEXT NOT NULL, energy TEXT NOT NULL, year INTEGER NOT NULL, value REAL NOT NULL,
    unit TEXT NOT NULL, source TEXT NOT NULL, locator TEXT NOT NULL, derivation TEXT NOT NULL,
    PRIMARY KEY (vehicle, fuel, size, energy, year)
) WITHOUT ROWID;
CREATE TABLE parameter (
    family TEXT NOT NULL, item TEXT NOT NULL, name TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, lowest REAL, highest REAL,
    source TEXT NOT NULL, locator TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (family, item, name)
) WITHOUT ROWID;
-- What a reader must know of factors of some publications (a GLOB), key and value of a qualifier.
CREATE TABLE caveat (
    publications TEXT NOT NULL, key TEXT NOT NULL, qualifier TEXT NOT NULL, value TEXT NOT NULL, caveat TEXT NOT NULL, source TEXT NOT NULL
);
-- Words of two meanings in some regions ('*' is anywhere): fields in which they are asked about, each meaning and the word that has it alone.
CREATE TABLE two_meanings (
    word TEXT NOT NULL, fields TEXT NOT NULL, regions TEXT NOT NULL, meaning TEXT NOT NULL, write TEXT NOT NULL, other TEXT NOT NULL,
    write_other TEXT NOT NULL, source TEXT NOT NULL
);
-- What to do with everyday words that no factor is shipped for; words are parted by |.
CREATE TABLE next_step (words TEXT NOT NULL, step TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE exception (id TEXT NOT NULL, check_name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE airport (
    iata TEXT PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
    closed TEXT NOT NULL, successor TEXT NOT NULL, renamed TEXT NOT NULL
) WITHOUT ROWID;
-- Codes of cities, which no aircraft lands at: the codes of their airports, with spaces between.
CREATE TABLE city_code (code TEXT PRIMARY KEY, city TEXT NOT NULL, airports TEXT NOT NULL) WITHOUT ROWID;
-- What cities with airports are called in other languages: the city and country as the airports have them.
CREATE TABLE city_name (name TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL);
-- Everyday words; `phrase` is the form that all spellings of one share.
CREATE TABLE word (word TEXT PRIMARY KEY, language TEXT NOT NULL, kind TEXT NOT NULL, preset TEXT NOT NULL, phrase TEXT NOT NULL DEFAULT '');
CREATE INDEX word_phrase ON word (phrase);
-- What a word means as the value of a qualifier: of each publisher its own average. The order is that of preference.
CREATE TABLE meaning (
    key TEXT NOT NULL, qualifier TEXT NOT NULL, word TEXT NOT NULL, language TEXT NOT NULL, value TEXT NOT NULL,
    phrase TEXT NOT NULL DEFAULT ''
);
CREATE INDEX meaning_phrase ON meaning (key, qualifier, phrase);
CREATE INDEX meaning_said ON meaning (phrase);
-- The publishers' names of an activity, in the form that all spellings of one share.
CREATE TABLE activity_name (activity INTEGER NOT NULL REFERENCES activity, name TEXT NOT NULL, PRIMARY KEY (activity, name)) WITHOUT ROWID;
CREATE INDEX activity_name_name ON activity_name (name);
-- The values of an activity's qualifiers, in the same form.
CREATE TABLE activity_value (key TEXT NOT NULL, qualifier TEXT NOT NULL, phrase TEXT NOT NULL, PRIMARY KEY (key, qualifier, phrase)) WITHOUT ROWID;
CREATE TABLE key (
    key TEXT PRIMARY KEY, english TEXT NOT NULL, swedish TEXT NOT NULL, french TEXT NOT NULL, stand_ins TEXT NOT NULL, ages TEXT NOT NULL, note TEXT NOT NULL
) WITHOUT ROWID;
-- What is plausible of a key (or family), stage and dimension [kg CO2e per base unit], and the largest step and spike of a series [ratio].
CREATE TABLE plausible (
    key TEXT NOT NULL, stage TEXT NOT NULL, dimension TEXT NOT NULL, low REAL NOT NULL, high REAL NOT NULL, step REAL NOT NULL,
    spike REAL NOT NULL, why TEXT NOT NULL, PRIMARY KEY (key, stage, dimension)
) WITHOUT ROWID;
CREATE TABLE qualifier (
    key TEXT NOT NULL, qualifier TEXT NOT NULL, value TEXT NOT NULL, is_default INTEGER NOT NULL,
    is_said INTEGER NOT NULL, english TEXT NOT NULL, swedish TEXT NOT NULL, french TEXT NOT NULL
);
CREATE INDEX qualifier_key ON qualifier (key);
-- Published values that no factor cites, and why.
CREATE TABLE unmapped (publication TEXT NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL, cells INTEGER NOT NULL);
-- What a kind's question is called by the publisher of a country: conditions on its words and numbers, and the key and qualifiers to ask.
CREATE TABLE home_word (key TEXT NOT NULL, region TEXT NOT NULL, asked TEXT NOT NULL, takes_key TEXT NOT NULL, takes TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX home_word_key ON home_word (key);
-- `word` as the search keeps it, without accents, and `written` with them.
CREATE TABLE synonym (
    word TEXT NOT NULL, language TEXT NOT NULL, means TEXT NOT NULL, phrase TEXT NOT NULL DEFAULT '', written TEXT NOT NULL DEFAULT ''
);
CREATE INDEX synonym_word ON synonym (word);
CREATE INDEX synonym_phrase ON synonym (phrase);
-- Distinct activities, not rows. `leaf` is the last part of the key; `special` holds the qualifiers' words that are not the key's default.
CREATE VIRTUAL TABLE search USING fts5 (
    activity UNINDEXED, gas UNINDEXED, leaf UNINDEXED, special UNINDEXED, title, labels, names, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
-- Words of the search by their trigrams: what a typo may have meant.
CREATE VIRTUAL TABLE spelling USING fts5 (word, tokenize = 'trigram', detail = none);

-- Lists by word, tag and category are read in their order from one index, however many streams there are.

-- DropIndex
DROP INDEX "streams_tags";

-- DropIndex
DROP INDEX "streams_trigrams";

-- CreateTable
CREATE TABLE "stream_terms" (
    "term" TEXT COLLATE "C" NOT NULL,
    "list" TEXT COLLATE "C" NOT NULL,
    "moment" TIMESTAMPTZ(3) NOT NULL,
    "stream_id" TEXT NOT NULL,

    CONSTRAINT "stream_terms_pkey" PRIMARY KEY ("term","list","moment","stream_id")
);

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "stream_terms_stream_id_idx" ON "stream_terms"("stream_id");

-- CreateIndex
CREATE INDEX "search_words_trigrams" ON "search_words" USING GIN ("word" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "channels_name_keys" ON "channels" USING GIN ("name_key" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "stream_terms" ADD CONSTRAINT "stream_terms_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

DROP INDEX "streams_words";
DROP INDEX "streams_ended_by_category";

-- A stream's terms, in everybody's list or in that of those who run its channel. Forty letters of a word count.
CREATE FUNCTION stream_terms_of(stream streams) RETURNS SETOF stream_terms LANGUAGE sql IMMUTABLE AS
    E'SELECT terms.term, place.list, coalesce(stream.started_at, stream.scheduled_for), stream.id
        FROM (
            SELECT CASE
                WHEN stream.missed_at IS NOT NULL OR stream.visibility NOT IN (''public'', ''members_only'') THEN ''hidden ''
                ELSE ''''
            END || CASE
                WHEN stream.state IN (''live'', ''interrupted'') THEN ''live''
                WHEN stream.state = ''ended'' THEN ''ended''
                WHEN stream.state = ''scheduled'' AND stream.scheduled_for IS NOT NULL THEN ''scheduled''
            END AS list
        ) place, (
            SELECT ''word:'' || left(word, 40) AS term FROM string_to_table(stream.search_text, '' '') word WHERE word <> ''''
            UNION SELECT ''tag:'' || unnest(stream.tags)
            UNION SELECT ''category:'' || stream.category WHERE stream.category IS NOT NULL
        ) terms
        WHERE place.list IS NOT NULL';

-- Words are sorted: two who bring the same new ones wait for each other in turn.
CREATE FUNCTION write_stream_terms() RETURNS trigger LANGUAGE plpgsql AS
    E'BEGIN
        IF TG_OP = ''UPDATE'' THEN
            DELETE FROM stream_terms WHERE stream_id = NEW.id\x3b
        END IF\x3b
        WITH written AS (INSERT INTO stream_terms SELECT * FROM stream_terms_of(NEW) RETURNING term)
        INSERT INTO search_words
            SELECT substr(term, 6) AS word FROM written WHERE starts_with(term, ''word:'') ORDER BY word
            ON CONFLICT DO NOTHING\x3b
        RETURN NULL\x3b
    END';
CREATE TRIGGER "streams_terms_first" AFTER INSERT ON "streams" FOR EACH ROW EXECUTE FUNCTION write_stream_terms();
CREATE TRIGGER "streams_terms_again"
    AFTER UPDATE OF "search_text", "tags", "category", "visibility", "state", "scheduled_for", "started_at", "missed_at" ON "streams"
    FOR EACH ROW EXECUTE FUNCTION write_stream_terms();
UPDATE "streams" SET "search_text" = "search_text";

-- Words of a list that are like one: enough of its groups of three letters stand in them. One slip in a word of six letters
-- leaves 0.4.
CREATE FUNCTION words_like(sought text, lists text[]) RETURNS SETOF text LANGUAGE sql STABLE
    SET pg_trgm.word_similarity_threshold = 0.4 AS
    E'SELECT w.word FROM search_words w
        WHERE sought <% w.word AND EXISTS (SELECT FROM stream_terms t WHERE t.term = ''word:'' || w.word AND t.list = ANY(lists))
        ORDER BY similarity(sought, w.word) DESC, w.word LIMIT 10';

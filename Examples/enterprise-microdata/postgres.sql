-- The records as a table of PostgreSQL with typed columns. What is no number in its column becomes NULL: not reported.
CREATE TEMPORARY TABLE staged (
  enterprise_id text, region_code text, year text, industry_code text, above_scale text, revenue text, rd_expense text,
  rd_staff text, staff text, has_rd_activity text, has_rd_institute text, is_high_tech text, patents text,
  tech_contract_amount text, reported_rd_share_pct text
);
\copy staged FROM 'Examples/enterprise-microdata/enterprises.csv' CSV HEADER

CREATE FUNCTION pg_temp.number(text) RETURNS numeric
LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN $1 ~ '^-?[0-9]+([.][0-9]+)?$' THEN $1::numeric END $$;

CREATE TABLE enterprises AS
SELECT
  enterprise_id,
  region_code,
  pg_temp.number(year)::integer AS year,
  industry_code,
  pg_temp.number(above_scale)::integer AS above_scale,
  pg_temp.number(revenue)::numeric(14, 2) AS revenue,
  pg_temp.number(rd_expense)::numeric(14, 2) AS rd_expense,
  pg_temp.number(rd_staff)::integer AS rd_staff,
  pg_temp.number(staff)::integer AS staff,
  pg_temp.number(has_rd_activity)::integer AS has_rd_activity,
  pg_temp.number(has_rd_institute)::integer AS has_rd_institute,
  pg_temp.number(is_high_tech)::integer AS is_high_tech,
  pg_temp.number(patents)::integer AS patents,
  pg_temp.number(tech_contract_amount)::numeric(14, 2) AS tech_contract_amount,
  pg_temp.number(reported_rd_share_pct)::numeric(8, 2) AS reported_rd_share_pct
FROM staged;

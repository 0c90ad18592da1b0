-- The records as a table of DuckDB with typed columns. What is no number in its column becomes NULL: not reported.
CREATE OR REPLACE TABLE enterprises AS
SELECT
  enterprise_id,
  region_code,
  TRY_CAST(year AS INTEGER) AS year,
  industry_code,
  TRY_CAST(above_scale AS INTEGER) AS above_scale,
  TRY_CAST(revenue AS DECIMAL(14, 2)) AS revenue,
  TRY_CAST(rd_expense AS DECIMAL(14, 2)) AS rd_expense,
  TRY_CAST(rd_staff AS INTEGER) AS rd_staff,
  TRY_CAST(staff AS INTEGER) AS staff,
  TRY_CAST(has_rd_activity AS INTEGER) AS has_rd_activity,
  TRY_CAST(has_rd_institute AS INTEGER) AS has_rd_institute,
  TRY_CAST(is_high_tech AS INTEGER) AS is_high_tech,
  TRY_CAST(patents AS INTEGER) AS patents,
  TRY_CAST(tech_contract_amount AS DECIMAL(14, 2)) AS tech_contract_amount,
  TRY_CAST(reported_rd_share_pct AS DECIMAL(8, 2)) AS reported_rd_share_pct
FROM read_csv('Examples/enterprise-microdata/enterprises.csv', header = true, all_varchar = true);

-- The same as Parquet, which Spark reads as well.
COPY enterprises TO 'enterprises.parquet' (FORMAT parquet);

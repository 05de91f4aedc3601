-- One row per nothing: the small functions that the core tables share.
CREATE OR REPLACE MACRO folded (x) AS CASE WHEN strlen(x) = length(x) THEN lower(replace(x, ' ', '')) -- plain ASCII: nothing else to fold
ELSE lower(
  replace(
    replace(
      regexp_replace(
        translate(nfc_normalize(coalesce(x, '')), '๐๑๒๓๔๕๖๗๘๙', '0123456789'),
        '[\s\x{200b}\x{200c}\x{200d}\x{feff}]', '', 'g'
      ),
      'ํา', 'ำ'
    ),
    'เเ', 'แ'
  )
) END;

CREATE OR REPLACE MACRO short_hash (x) AS left(md5(x), 12);

CREATE OR REPLACE MACRO firm_name (x) AS regexp_replace(
  folded (x),
  '^(บริษัท|บจก\.?|บมจ\.?|ห้างหุ้นส่วนจำกัด|หจก\.?|ห้างหุ้นส่วนสามัญ|ร้านค้า|ร้าน)|\(?(จำกัด|มหาชน)\)?', '',
  'g'
);

CREATE OR REPLACE MACRO fiscal_month (day, fiscal_year) AS CASE WHEN day IS NULL
OR fiscal_year IS NULL THEN NULL WHEN year(DATE '1970-01-01' + CAST(day AS INTEGER) + INTERVAL 3 MONTH) + 543 <> fiscal_year THEN NULL ELSE CAST((month(DATE '1970-01-01' + CAST(day AS INTEGER)) + 2) % 12 + 1 AS INTEGER) END;

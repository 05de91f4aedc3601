-- One row per procuring entity.
WITH
  bodies AS (
    SELECT
      a.agency_id,
      any_value(c.agency_code ORDER BY c.alias_id) FILTER(WHERE c.alias_id = a.agency_id) AS agency_code,
      arg_max(c.agency_name, (c.alias_id = a.agency_id, c.alias_id)) AS agency_name,
      arg_max(c.parent_name, (c.alias_id = a.agency_id, c.alias_id)) AS parent_name,
      arg_max(c.province_iso, (c.alias_id = a.agency_id, c.alias_id)) AS province_iso,
      arg_max(c.district_name, (c.alias_id = a.agency_id, c.alias_id)) AS district_name,
      max(c.numbering_share) AS numbering_share,
      bool_or(c.sampled) AS sampled,
      bool_or(c.capped_source AND c.row_count >= {cap}) AS cut,
      bool_or(a.alias_reason = 'same_name') AS ambiguous
    FROM
      agency_aliases AS a
      JOIN agency_codes AS c USING (alias_id)
    GROUP BY a.agency_id
  ),
  counted AS (
    SELECT
      p.agency_id,
      count(*) AS award_count
    FROM
      contract_facts
      JOIN project_facts AS p USING (project_id)
    GROUP BY p.agency_id
  ),
  typed AS (
    SELECT
      b.*,
      p.pacc_area,
      coalesce(n.award_count, 0) AS award_count,
      CASE
        WHEN regexp_matches(agency_name, '^(ศูน?ย์?พัฒนาเด็ก|ศนย์พัฒนาเด็ก|สถานพัฒนาเด็ก|ศูนย์อบรมเด็ก)') THEN 'child_centre'
        WHEN regexp_matches(agency_name, '^(โรงเรียน|วิทยาลัย|กศน\.|ศูนย์ส่งเสริมการเรียนรู้|สถาบันการอาชีวศึกษา)') THEN 'school'
        WHEN regexp_matches(agency_name, '^(มหาวิทยาลัย|สถาบันเทคโนโลยี)') THEN 'university'
        WHEN regexp_matches(agency_name, 'โรงพยาบาล|^รพ\.') THEN 'hospital'
        WHEN regexp_matches(agency_name, '^(สำนักงาน)?(องค์การบริหารส่วนจังหวัด|อบจ\.)') THEN 'pao'
        WHEN regexp_matches(agency_name, '^(สำนักงาน|ที่ทำการ)?(องค์การบริหารส่วนตำบล|อบต\.)') THEN 'tao'
        WHEN regexp_matches(agency_name, '^(สำนักงาน)?เทศบาลนคร|^เมืองพัทยา') THEN 'city_municipality'
        WHEN regexp_matches(agency_name, '^(สำนักงาน)?เทศบาลเมือง') THEN 'town_municipality'
        WHEN regexp_matches(agency_name, '^(สำนักงาน)?เทศบาล') THEN 'subdistrict_municipality'
        WHEN regexp_matches(
          agency_name,
          '^(การไฟฟ้า|การประปา|การรถไฟ|การทาง|การท่า|การเคหะ|การยาง|ธนาคาร|บริษัท|องค์การ(เภสัช|คลัง|สวน|ตลาด|จัดการ|สะพาน|ขนส่ง))'
        ) THEN 'state_enterprise'
        WHEN regexp_matches(agency_name, '^(ที่ว่าการอำเภอ|ที่ทำการปกครองอำเภอ|อำเภอ)')
        OR regexp_matches(agency_name, '^(สำนักงาน|ศูนย์).*อำเภอ') THEN 'district_office'
        WHEN regexp_matches(agency_name, '^(จังหวัด|สำนักงานจังหวัด|ที่ทำการปกครองจังหวัด)')
        OR regexp_matches(agency_name, '^(สำนักงาน|สนง\.|แขวง|ศูนย์|เรือนจำ|โครงการ|ด่าน|สถานี|สถาบัน).*(จังหวัด|สาขา)') THEN 'province_office'
        WHEN regexp_matches(coalesce(parent_name, agency_name), '^(กรม|สำนักงาน|กอง|กระทรวง|กองทัพ|ศาล|สถาบัน)') THEN 'department'
        ELSE 'other'
      END AS agency_type
    FROM
      bodies AS b
      LEFT JOIN counted AS n USING (agency_id)
      LEFT JOIN territory AS p USING (province_iso)
  )
SELECT
  agency_id, agency_code, agency_name, parent_name, agency_type, province_iso,
  CAST(pacc_area AS INTEGER) AS pacc_area,
  district_name,
  agency_type || '|' || coalesce(province_iso, 'unknown') AS peer_province,
  agency_type || '|area-' || coalesce(CAST(pacc_area AS VARCHAR), 'hq') AS peer_area,
  agency_type || '|TH' AS peer_nation,
  NOT (cut OR sampled OR ambiguous OR coalesce(numbering_share < {thin_below}, false)) AS whole_year,
  CASE
    WHEN cut THEN 'source_cut'
    WHEN sampled THEN 'source_sampled'
    WHEN ambiguous THEN 'agency_ambiguous'
    WHEN numbering_share < {thin_below} THEN 'source_thin'
  END AS not_whole_reason, numbering_share,
  agency_id LIKE 'agency:egp:name:%' AS key_is_name,
  award_count
FROM typed

UPDATE customer SET country = upper(country);

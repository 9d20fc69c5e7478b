INSERT INTO customers (email, full_name, country) VALUES ('brona.o''brien@pier.example', 'Bróna O''Brien', 'IE');
